## Readout

readout-phase-start = Before anything
readout-phase-forward = Forward
readout-phase-backward = Backward
readout-phase-update = Update
readout-operation = operation { $position } / { $length }
readout-form = Notation
readout-form-lecture = Lecture
readout-form-pytorch = PyTorch
readout-equation-of = Equation of { $symbol }

## Legend

legend-value = value
legend-gradient = ‖gradient‖
legend-probability = probability

## Drawer

drawer-story = Story
drawer-training = Text & training
drawer-settings = Settings
drawer-close = Close
drawer-label = Story, training and settings

## Training

training-play = Train
training-pause = Pause
training-more = { $count ->
    [one] +{ $shown } update
   *[other] +{ $shown } updates
  }
training-reset = Back to the same initial weights
training-step = step
training-loss = loss
training-rate = steps/s
training-blind = ‑ ‑ guessing: { $loss }
training-scrub = Training step
training-scrub-at = step { $step } of { $last }
training-note-none = Nothing learnt yet: these are the initial weights.
training-note-scrub = Drag the cursor to go back to any step.
training-note-rewound = At step { $step } of { $last }. Editing a weight starts another branch here.
training-samples = What it writes
training-at = step { $step }

## Story

story-count = Card { $at } of { $count }
story-back = Back
story-on = Next
story-reveal = Reveal
story-options = Your answer
story-guess = Your guess
story-measured = Measured: { $value }. Your guess was off by a factor of { $ratio }.
story-right = Yes.
story-wrong = Not quite.

## Inspector

inspector-label = How this number is made
inspector-close = Close
inspector-value = Value
inspector-sum = sum
inspector-rest = the others
inspector-gradient = gradient
inspector-gradient-hint = Raising it by 0.01 changes L by about { $change }.
inspector-edit = New value
inspector-edit-hint = Everything is computed again with it. Esc closes.
inspector-apply = Set
inspector-token = Another word here
inspector-token-hint = The sequence changes; the weights stay.
inspector-later = not computed yet
inspector-time = t = { $t }
inspector-unit = unit { $unit }
