memory-span-title = Reach of memory

memory-span-preset-order = Order of two symbols: the RNN forgets beyond 20 to 30 steps
memory-span-preset-chat = Le chat … boit: agreement across a distance (in French)
memory-span-preset-cat = The cat … drinks: agreement across a distance
memory-span-preset-shut = A gate that starts half shut: the LSTM forgets too
memory-span-preset-adding = Adding two numbers far apart
memory-span-preset-elman = Elman’s truncation: what is cut cannot be learnt
memory-span-preset-reber = The embedded Reber grammar: the LSTM’s first success

memory-span-task-temporal_order = temporal order
memory-span-task-adding = adding
memory-span-task-agreement = agreement
memory-span-task-latch = latch
memory-span-task-reber = Reber grammar
memory-span-where = { $cells ->
    [one] 1 cell
   *[other] { $cells } cells
  } × { $columns } × { $seeds ->
    [one] 1 seed
   *[other] { $seeds } seeds
  }

memory-span-distance = Distance
memory-span-words-between = Words between
memory-span-reach-back = Steps back
memory-span-sequence = a sequence
memory-span-all = all
memory-span-lane-success = Success
memory-span-lane-success-words =
    seeds with at least
    99% right
memory-span-lane-success-error =
    seeds with an error
    under 0.01
memory-span-lane-success-grammar =
    seeds that know
    every next letter
memory-span-success-picture = Share of the seeds that learnt the task, against the distance
memory-span-lane-reach = Gradient
memory-span-lane-reach-words =
    before learning
memory-span-reach-picture = Share of the last loss’s gradient that comes back to what must be remembered, against the distance, on a logarithmic scale
memory-span-reach-cut = 0, cut
memory-span-reach-short = gradient that returns
memory-span-timeline = Timeline: every judgement of every run
memory-span-progress = Runs that have ended
memory-span-of-runs = / { $all } runs
memory-span-left = { $time } left
memory-span-took = took { $time }
memory-span-moment = a moment
memory-span-seconds = about { $seconds } s
memory-span-minutes = about { $minutes } min
memory-span-start = Run the experiment
memory-span-start-most = { $runs ->
    [one] 1 training
   *[other] { $runs } trainings
  } on this machine: { $time }, at most { $most }

memory-span-legend-thing = to remember
memory-span-legend-asked = the question
memory-span-legend-right = right answers
memory-span-legend-error = mean squared error
memory-span-span = remembers up to
memory-span-span-none = remembers at no distance
memory-span-enough = learns from
memory-span-enough-none = never learns
memory-span-curve-loss = loss, kept-out examples
memory-span-updates = { $count ->
    [one] { $shown } update
   *[other] { $shown } updates
  }
memory-span-rates = Per step back
memory-span-lag = over { $lag } steps
memory-span-accuracy = right
memory-span-seeds = seeds

memory-span-run = { $cell }, { $where }, seed { $seed }
memory-span-stand-none = Not run yet
memory-span-stand-open = { $figure } after { $step ->
    [one] { $shown } update
   *[other] { $shown } updates
  }
memory-span-stand-solved = Learnt: { $figure } after { $step ->
    [one] { $shown } update
   *[other] { $shown } updates
  }
memory-span-stand-failed = Not learnt: { $figure } after { $step ->
    [one] { $shown } update
   *[other] { $shown } updates
  }
memory-span-foot = { $solved }/{ $of } · { $steps ->
    [one] { $shown } update
   *[other] { $shown } updates
  }
memory-span-tally = { $solved } of { $ended } learnt it ({ $of } in all)
memory-span-table = How many seeds learnt the task, for each cell and distance; r: share of the gradient that returns
memory-span-close = Close this run
memory-span-scrub = Update of the opened run
memory-span-at-update = { $step ->
    [one] update { $shown }
   *[other] update { $shown }
  }
memory-span-to-start = To the first weights
memory-span-before = One judgement back
memory-span-after = One judgement forward
memory-span-to-end = To the end of this run
memory-span-answers = At work on examples kept out of training
memory-span-answered = answers
memory-span-expected = expected
memory-span-right = right
memory-span-wrong = wrong

memory-span-phase-start = Not run yet
memory-span-phase-running = Running
memory-span-phase-paused = Paused
memory-span-phase-done = Experiment complete
memory-span-at-run = run { $run } of { $all }

memory-span-caption-start = { $runs } networks will try to learn one task, { $task }, over growing distances. Which of them still remember?
memory-span-caption-start-truncated = { $runs } networks will try to learn one task, { $task }, with gradients that go only k steps back. How far must they go?
memory-span-caption-rewound = Back at the start. The { $runs } results are kept: step through them, or play them again.
memory-span-caption-open = { $cell }, { $where }, seed { $seed }: { $figure } right after { $step ->
    [one] { $shown } update
   *[other] { $shown } updates
  }. Blind guessing gets { $chance }; learnt is { $threshold }.
memory-span-caption-solved = { $cell }, { $where }, seed { $seed }: learnt, { $figure } right after { $step ->
    [one] { $shown } update
   *[other] { $shown } updates
  }, on examples kept out of training.
memory-span-caption-failed = { $cell }, { $where }, seed { $seed }: not learnt. After { $step ->
    [one] { $shown } update
   *[other] { $shown } updates
  } it gets { $figure } right; blind guessing gets { $chance }.
memory-span-caption-open-error = { $cell }, { $where }, seed { $seed }: error { $figure } after { $step ->
    [one] { $shown } update
   *[other] { $shown } updates
  }. Always answering 1 costs { $chance }; learnt is under { $threshold }.
memory-span-caption-solved-error = { $cell }, { $where }, seed { $seed }: learnt, error { $figure } after { $step ->
    [one] { $shown } update
   *[other] { $shown } updates
  }, on examples kept out of training.
memory-span-caption-failed-error = { $cell }, { $where }, seed { $seed }: not learnt. After { $step ->
    [one] { $shown } update
   *[other] { $shown } updates
  } its error is { $figure }; always answering 1 costs { $chance }.
memory-span-holds-all = the { $cell } still remembers at { $where }
memory-span-holds-some = the { $cell } remembers up to { $where }
memory-span-holds-none = the { $cell } remembers at no distance
memory-span-holds-join = ,_
memory-span-caption-done = { $spans }. Before learning, { $reach } of the { $cell }’s last gradient came back over { $where }.
memory-span-caption-truncated = { $failed ->
    [0] { $needs }.
   *[other] Up to { $most } nobody learns: the gradient is cut before the letter to remember. { $needs }.
  }
memory-span-needs = the { $cell } learns from every start with { $where }
memory-span-needs-more = the { $cell } never does from every start

problem-no-cell = At least one of RNN, LSTM and GRU has to take part.
problem-not-a-distance = “{ $value }” is not a whole number from { $min } to { $max }.
problem-number-of-distances = Give from one to { $max } numbers, with spaces between them.
problem-too-many-runs = That would be { $runs } trainings; at most { $max } fit one experiment. Take fewer distances, cells or seeds.
