#!/bin/sh
# Draws the figures of the documentation again: docs/make-images.sh [NAME…], for example docs/make-images.sh line surface.
# Takes the distribution in target/costscape (mvn -B package -DskipTests), and trains what it needs in target/images/runs.
# lstm-ptb takes an hour and the Penn Treebank, which PTB=FOLDER names: it is drawn only when it is asked for.
# Pictures of the window (window*.png) are not among them, and neither is imported-surface.png, whose run PyTorch trained.
set -eu
cd "$(dirname "$0")/.."
project=$PWD
mkdir -p target/images
cd target/images

costscape() {
  "$project/target/costscape/bin/costscape" "$@"
}

# Trains a run once: trained NAME ARGUMENTS…
trained() {
  [ -e "runs/$1/definition.json" ] || { run=$1; shift; costscape train "$@" --out "runs/$run"; }
}

# figure NAME ARGUMENTS…: draws docs/images/NAME.png, if it is asked for
figure() {
  name=$1
  shift
  costscape draw "$@" --out "$name.png"
  cp "$name.png" "$project/docs/images/$name.png"
}

names=${*:-line surface trajectory training plane connect lstm-line step activations smoothness modes descent edge valley features}
for each in $names; do
  case $each in
    line) trained relu relu; figure line line runs/relu ;;
    surface) trained relu relu; figure surface surface runs/relu --size 1200x900 ;;
    trajectory) trained relu relu; figure trajectory trajectory runs/relu --size 1200x900 ;;
    training) trained relu relu; figure training training runs/relu ;;
    plane)
      trained digits digits
      figure plane plane runs/digits --origin last --x pca:1 --y pca:2 --range=-10:2,-2:4 --grid 61x31 --size 1200x900
      ;;
    connect)
      trained first digits
      trained second digits --seed 2
      figure connect connect runs/first runs/second --match --bezier 2000
      ;;
    lstm-line) trained lstm-characters lstm-characters; figure lstm-line line runs/lstm-characters ;;
    step | activations | smoothness)
      trained deep-mlp deep-mlp --steps 200
      trained deep-mlp-bn deep-mlp-bn --steps 200
      case $each in
        step)
          figure step step runs/deep-mlp runs/deep-mlp-bn --at 41 --rate 0.5 --cost minibatch \
            --range=-1:2 --across=-0.5:0.5 --grid 25x17
          ;;
        activations) figure activations step runs/deep-mlp runs/deep-mlp-bn --at 41 --rate 0.5 --show activations ;;
        smoothness) figure smoothness smoothness runs/deep-mlp runs/deep-mlp-bn ;;
      esac
      ;;
    modes) trained saxe-linear saxe-linear; figure modes modes runs/saxe-linear ;;
    descent) figure descent descent three-minima --from=-2.45,-0.9,1.2,1.7,2.3 ;;
    edge) trained edge-of-stability edge-of-stability; figure edge curvature runs/edge-of-stability --along ;;
    valley)
      trained digits-b4 digits --batch 4 --learning-rate 0.1 --momentum 0 --steps 3000
      figure valley valley runs/digits-b4 --branches 6
      ;;
    lstm-ptb)
      ln -sfn "${PTB:?PTB=FOLDER names the folder of the Penn Treebank}" ptb
      trained zaremba-small zaremba-small --data ptb
      figure lstm-ptb line runs/zaremba-small --data ptb --range=-0.25:1.5
      ;;
    features) trained features features; figure features features runs/features ;;
    *) echo "make-images.sh: no figure named $each" >&2; exit 2 ;;
  esac
done
