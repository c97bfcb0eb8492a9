@echo off
rem Starts Costscape from any working directory.
setlocal
set "HOME_FOLDER=%~dp0.."
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" ${costscape.jvm.options} "-Dcostscape.home=%HOME_FOLDER%" %COSTSCAPE_OPTS% -cp "%HOME_FOLDER%\lib\*" ${main.class} %*
exit /b %ERRORLEVEL%
