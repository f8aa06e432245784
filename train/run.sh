#!/bin/sh
# The commands that made config/models/spatial-llava-nano.onnx. usage: train/run.sh WORK SUNSPOT.jsonl CROPS_FOLDER
# PYTHON: with numpy, onnxruntime, opencv-python-headless, onnx; TORCH: with torch and numpy (Debian's python3-torch).
set -e
work=$1 sunspot=$2 crops=$3
python=${PYTHON:-python3} torch=${TORCH:-python3}
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1

scenes() { name=$1; shift; npm run -s dataset -- scenes --crops "$crops" --out "$work/$name" "$@"; }
scenes small --pairs 60000 --marks 3-8 --seed 11
scenes test --pairs 3000 --marks 6-6 --seed 2
scenes wordings --pairs 2000 --marks 6-6 --seed 3 --wordings held-out
scenes kinds --pairs 2000 --marks 6-6 --seed 4 --kinds held-out
scenes many --pairs 3000 --marks 2-20 --seed 5
npm run -s dataset -- sunspot "$sunspot" --crops "$crops" --out "$work/sunspot"
$python train/crops.py "$work/crops.npz" --models .models --crops "$crops"
$python train/prepare.py "$work/ready" --models .models --crops "$work/crops.npz" \
  "$work/small" "$work/test" "$work/wordings" "$work/kinds" "$work/many" "$work/sunspot"

train() { out=$1; shift; $torch train/train.py "$work/$out.pt" --data "$work/ready" --scenes small "$@"; }
# What holds of a pair, without a camera's noise; then names hidden and falsified, boxes and places noisy; then people's words.
train warm --names true --steps 1200 --lr 2e-3
train clean --names true --clean --steps 2000 --lr 1.5e-3 --start "$work/warm.pt"
train mixed --steps 1500 --lr 1.5e-3 --start "$work/clean.pt"
train all --share 0.45 --steps 400 --lr 1.2e-3 --start "$work/mixed.pt"
# For figures: weights that have not seen a third of the images.
for k in 0 1 2; do train fold$k --share 1 --fold $k/3 --steps 250 --lr 1.2e-3 --start "$work/mixed.pt"; done

$torch train/export.py "$work/all.pt" "$work/nano.onnx" --data "$work/ready" --questions "$work/questions.npz"
$python train/quantise.py "$work/nano.onnx" config/models/spatial-llava-nano.onnx --questions "$work/questions.npz"
