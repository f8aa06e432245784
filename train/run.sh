#!/bin/sh
# The commands that made config/models/spatial-llava-nano.onnx. usage: [SCANS=FOLDER] train/run.sh WORK SUNSPOT.jsonl CROPS_FOLDER
# PYTHON: with numpy, onnxruntime, opencv-python-headless, onnx; TORCH: with torch and numpy (Debian's python3-torch).
set -e
work=$1 sunspot=$2 crops=$3
python=${PYTHON:-python3} torch=${TORCH:-python3}
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1

scenes() { name=$1; shift; npm run -s dataset -- scenes --crops "$crops" --out "$work/$name" "$@"; }
scenes small --pairs 60000 --marks 3-8 --seed 11
scenes big --pairs 110000 --marks 3-11 --seed 21
scenes wide --pairs 120000 --marks 3-14 --seed 31
scenes test --pairs 3000 --marks 6-6 --seed 2
scenes wordings --pairs 2000 --marks 6-6 --seed 3 --wordings held-out
scenes kinds --pairs 2000 --marks 6-6 --seed 4 --kinds held-out
scenes many --pairs 3000 --marks 2-20 --seed 5
npm run -s dataset -- sunspot "$sunspot" --crops "$crops" --out "$work/sunspot"
sets="small big wide test wordings kinds many sunspot"
# Scanned rooms, where their rows are at hand (shared/tools/grounding): for figures, never for the shipped weights.
if [ -n "$SCANS" ]; then
  rows="$SCANS/nr3d_dev.jsonl $SCANS/scanrefer_dev.jsonl $SCANS/sr3d_dev.jsonl"
  npm run -s dataset -- scans $rows --crops "$crops" --out "$work/scans"
  for name in nr3d scanrefer sr3d; do
    npm run -s dataset -- scans "$SCANS/${name}_dev.jsonl" --rooms held-out --crops "$crops" --out "$work/${name}_held"
  done
  sets="$sets scans nr3d_held scanrefer_held sr3d_held"
fi
$python train/crops.py "$work/crops.npz" --models .models --crops "$crops"
$python train/prepare.py "$work/ready" --models .models --crops "$work/crops.npz" $(for s in $sets; do echo "$work/$s"; done)

train() { out=$1; shift; $torch train/train.py "$work/$out.pt" --data "$work/ready" "$@"; }
down() { out=$1; shift; train "$out" --lr 1.2e-3 --schedule down "$@"; }
# Made before there were named steps (model.Steps); from chance with them, the third line alone may do.
train warm --scenes small --names true --steps 1200 --lr 2e-3
train clean --scenes small --names true --clean --steps 2000 --lr 1.5e-3 --start "$work/warm.pt"
train mixed --scenes small --steps 1500 --lr 1.5e-3 --start "$work/clean.pt"
# Named steps, without a camera's noise; then with it, for as long as there was time; then people's words, down to zero.
train steps --scenes small --names true --clean --steps 1500 --lr 1.5e-3 --schedule flat --start "$work/mixed.pt"
train flat --scenes big --steps 8500 --lr 1.2e-3 --schedule flat --start "$work/steps.pt"
down people --scenes big --share 0.3 --steps 3000 --start "$work/flat.pt"
# Things on tables are seen, names are a detector's, more wordings; what people's words had taught is added to that.
train wide --scenes wide --steps 2000 --lr 1.2e-3 --schedule flat --start "$work/flat.pt"
last() { out=$1 of=$2; shift 2; train "$out" --scenes wide --lr 1e-3 --schedule down --start "$work/wide.pt" --add "$work/$of.pt,$work/flat.pt" "$@"; }
last all people --share 0.35 --steps 1500
# For figures: weights that have not seen a third of the images, without and with scanned rooms.
for k in 0 1 2; do
  down part$k --scenes big --share 0.5 --fold $k/3 --steps 1200 --start "$work/flat.pt"
  last fold$k part$k --share 0.5 --fold $k/3 --steps 500
  if [ -n "$SCANS" ]; then last rooms$k part$k --rows sunspot,scans --share 0.65 --fold $k/3 --steps 500; fi
done
if [ -n "$SCANS" ]; then last rooms people --rows sunspot,scans --share 0.6 --steps 800; fi

$torch train/export.py "$work/all.pt" "$work/nano.onnx" --data "$work/ready" --questions "$work/questions.npz"
$python train/quantise.py "$work/nano.onnx" config/models/spatial-llava-nano.onnx --questions "$work/questions.npz"
