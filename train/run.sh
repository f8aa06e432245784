#!/bin/sh
# The commands that made config/models/spatial-llava-nano.onnx. usage: train/run.sh WORK SUNSPOT.jsonl CROPS_FOLDER
# PYTHON: with numpy, onnxruntime, opencv-python-headless, onnx; TORCH: with torch and numpy (Debian's python3-torch).
set -e
work=$1 sunspot=$2 crops=$3
python=${PYTHON:-python3} torch=${TORCH:-python3}
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1

scenes() { name=$1; shift; npm run -s dataset -- scenes --crops "$crops" --out "$work/$name" "$@"; }
scenes small --pairs 60000 --marks 3-8 --seed 11
scenes big --pairs 110000 --marks 3-11 --seed 21
scenes test --pairs 3000 --marks 6-6 --seed 2
scenes wordings --pairs 2000 --marks 6-6 --seed 3 --wordings held-out
scenes kinds --pairs 2000 --marks 6-6 --seed 4 --kinds held-out
scenes many --pairs 3000 --marks 2-20 --seed 5
npm run -s dataset -- sunspot "$sunspot" --crops "$crops" --out "$work/sunspot"
$python train/crops.py "$work/crops.npz" --models .models --crops "$crops"
$python train/prepare.py "$work/ready" --models .models --crops "$work/crops.npz" \
  "$work/small" "$work/big" "$work/test" "$work/wordings" "$work/kinds" "$work/many" "$work/sunspot"

train() { out=$1; shift; $torch train/train.py "$work/$out.pt" --data "$work/ready" "$@"; }
# Made before there were named steps (model.Steps); from chance with them, the third line alone may do.
train warm --scenes small --names true --steps 1200 --lr 2e-3
train clean --scenes small --names true --clean --steps 2000 --lr 1.5e-3 --start "$work/warm.pt"
train mixed --scenes small --steps 1500 --lr 1.5e-3 --start "$work/clean.pt"
# Named steps, without a camera's noise; then with it, for as long as there was time; then people's words, down to zero.
train steps --scenes small --names true --clean --steps 1500 --lr 1.5e-3 --schedule flat --start "$work/mixed.pt"
train flat --scenes big --steps 8500 --lr 1.2e-3 --schedule flat --start "$work/steps.pt"
train all --scenes big --share 0.3 --steps 3000 --lr 1.2e-3 --schedule down --start "$work/flat.pt"
# For figures: weights that have not seen a third of the images.
for k in 0 1 2; do
  train fold$k --scenes big --share 0.5 --fold $k/3 --steps 1200 --lr 1.2e-3 --schedule down --start "$work/flat.pt"
done

$torch train/export.py "$work/all.pt" "$work/nano.onnx" --data "$work/ready" --questions "$work/questions.npz"
$python train/quantise.py "$work/nano.onnx" config/models/spatial-llava-nano.onnx --questions "$work/questions.npz"
