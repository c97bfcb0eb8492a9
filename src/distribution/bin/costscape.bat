@echo off
rem Starts Costscape from any working directory.
setlocal
set "HOME_FOLDER=%~dp0.."
for %%J in (java.exe) do set "JAVA=%%~$PATH:J"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
if not exist "%JAVA%" (
  echo costscape: no Java found; install a JDK 17 or newer, or set JAVA_HOME to one 1>&2
  exit /b 1
)
rem What answers at once compiles nothing twice: a third less processor time.
set "BRIEF="
for %%C in (list -h --help -V --version) do if "%~1"=="%%C" set "BRIEF=-XX:TieredStopAtLevel=1"
"%JAVA%" ${costscape.jvm.options} %BRIEF% "-Dcostscape.home=%HOME_FOLDER%" %COSTSCAPE_OPTS% -cp "%HOME_FOLDER%\lib\*" ${main.class} %*
exit /b %ERRORLEVEL%
