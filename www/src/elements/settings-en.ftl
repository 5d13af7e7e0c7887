## The drawer

drawer-presets = Start from
drawer-preset-step = { $step ->
    [0] untrained
    [one] { $shown } update
   *[other] { $shown } updates
  }

group-experiment = Experiment
group-data = Text
group-sequence = Watched sequence
group-model = Network
group-training = Learning
group-descent = Descent

## Settings: name, then one line that says what turning it changes

setting-cell = Cell
setting-cell-hint = What turns x and the previous state into the next state.
setting-hidden = Hidden units H
setting-hidden-hint = How many numbers the network has to remember with.
setting-input = Input
setting-input-hint = A word as one lit position, or as a vector that is learnt.
setting-embedding = Embedding size
setting-embedding-hint = Length of the learnt vector of each word.
setting-bias = Biases
setting-bias-hint = Without them: exactly the formula of the lecture.
setting-reset = Reset gate
setting-reset-hint = Applied after the product with the state (PyTorch) or before it (the first paper).
setting-forget_bias = Forget-gate bias
setting-forget_bias-hint = Above zero, the memory starts out open.
setting-time_steps = Time steps T
setting-time_steps-hint = Length of the windows the network learns from.
setting-unit = One step is
setting-unit-hint = What the network reads and predicts at each step.
setting-text = Text to learn
setting-text-hint = Paste any text, in any language, or drop a .txt file here.
setting-sequence = Sequence
setting-sequence-hint = The last symbol is only predicted. Empty: the text’s own beginning.
setting-batch = Windows per update
setting-batch-hint = The gradient is averaged over this many windows.
setting-optimizer = Optimiser
setting-optimizer-hint = What becomes of the gradient before it is subtracted.
setting-learning_rate = Learning rate α
setting-learning_rate-hint = How far one update goes.
setting-momentum = Momentum
setting-momentum-hint = How much of the previous step is kept.
setting-clip = Clipping
setting-clip-hint = Holds back a gradient that explodes.
setting-clip_at = Clipping threshold
setting-clip_at-hint = The largest norm, or the largest single value, let through.
setting-forced = Valves held by hand
setting-neuron = Unit in the pipes
setting-k1 = Steps between updates k₁
setting-k1-hint = 0: one update, at the end of the window.
setting-k2 = Steps back k₂
setting-k2-hint = 0: the gradient goes all the way back.
setting-reduction = Loss over time
setting-reduction-hint = L = Σ Lₜ, or its mean over the steps.
setting-task = Task
setting-task-hint = What must be remembered, and what is asked at the end.
setting-language = Language of the sentences
setting-language-hint = The words that the network learns.
setting-against = What varies
setting-against-hint = The distance, or how far the gradient is propagated back.
setting-distances = Distances
setting-distances-hint = Up to eight whole numbers, with spaces between them; Enter applies them.
setting-reaches = Steps back k
setting-reaches-hint = Up to eight whole numbers; 0 is all of time. Enter applies them.
setting-rnn = RNN takes part
setting-rnn-hint = The plain network of the lecture.
setting-lstm = LSTM takes part
setting-lstm-hint = A memory with three gates.
setting-gru = GRU takes part
setting-gru-hint = Two gates, no memory apart.
setting-seeds = Seeds
setting-seeds-hint = As many starts for each cell and distance.
setting-most_steps = Updates at most
setting-most_steps-hint = A run that has not learnt by then counts as failed.
setting-every = Updates between judgements
setting-every-hint = After each so many, examples kept out of training are asked.
setting-update_bias = Update-gate bias
setting-update_bias-hint = Above zero, the GRU keeps its state at first.
setting-view = Shown
setting-view-hint = The gradient through many steps, or the error surface of a single neuron.
setting-watched = What goes in
setting-watched-hint = Noise into new weights, or a task that the three networks can learn.
setting-length = Time steps T
setting-length-hint = How many steps a sequence has.
setting-recurrent = Recurrent weights
setting-recurrent-hint = U: uniform, times a factor. ρ or σ₁: Gaussian, brought to this size. Q: a rotation, times a factor.
setting-factor = Factor
setting-factor-hint = What the drawn matrix is multiplied with.
setting-radius = Spectral radius ρ
setting-radius-hint = The largest eigenvalue of W_h, by its size.
setting-largest = Largest singular value σ₁
setting-largest-hint = The most that W_h can stretch a vector.
setting-input_strength = Strength of the input
setting-input_strength-hint = A strong input drives tanh into saturation.
setting-activation = Function g of the RNN
setting-activation-hint = Its slope g′ is one of the two factors of each step: at most 1, for σ at most 1/4.
setting-start_w = Start: weight w
setting-start_w-hint = Where both descents begin; also by dragging on the map.
setting-start_b = Start: bias b
setting-start_b-hint = Where both descents begin; also by dragging on the map.
setting-descent_rate = Learning rate α
setting-descent_rate-hint = The step is α times the gradient.
setting-threshold = Clipping threshold θ
setting-threshold-hint = A gradient that is longer is shortened to this length.
setting-bits = Bits
setting-bits-hint = 10 to 128 of 0 and 1; Enter applies them. Empty: an example that was never learnt.
setting-asked = Answer followed
setting-asked-hint = The step whose loss goes back.
setting-seen = Steps that have come
setting-seen-hint = The others are hidden; 0: all have come.
setting-combine = Combination
setting-combine-hint = How both memories become one.
setting-seed = Seed
setting-seed-hint = Same seed, same numbers, on every machine.
setting-seed-next = Draw another seed

choice-cell-rnn = RNN
choice-cell-lstm = LSTM
choice-cell-gru = GRU
choice-input-one_hot = One-hot
choice-input-embedding = Learnt
choice-reset-after = After
choice-reset-before = Before
choice-unit-word = A word
choice-unit-character = A character
choice-optimizer-sgd = SGD
choice-optimizer-momentum = Momentum
choice-optimizer-adam = Adam
choice-clip-none = None
choice-clip-norm = By norm
choice-clip-value = By value
choice-reduction-sum = Sum
choice-reduction-mean = Mean
choice-task-temporal_order = Order
choice-task-adding = Adding
choice-task-agreement = Agreement
choice-task-latch = Latch
choice-task-reber = Reber
choice-language-en = English
choice-language-fr = French
choice-against-distance = Distance
choice-against-reach = Truncation
choice-view-chain = Many steps
choice-view-cliff = One neuron
choice-watched-noise = Noise
choice-watched-order = A task
choice-recurrent-uniform = × U
choice-recurrent-radius = ρ
choice-recurrent-largest = σ₁
choice-recurrent-orthogonal = × Q
choice-activation-tanh = tanh
choice-activation-sigmoid = σ
choice-activation-relu = ReLU
choice-activation-identity = id
choice-combine-concat = Concat.
choice-combine-sum = Sum
choice-combine-product = Product
choice-on = On
choice-off = Off

## One sentence where it happened

setting-score = Score
setting-score-hint = How similarity is measured.
setting-width = Width
setting-width-hint = Of the kernel, or of the beam.
setting-area = Area (m²)
setting-area-hint = Of the house whose price is asked for.
setting-rooms = Rooms
setting-rooms-hint = Of the house whose price is asked for.
setting-pool = Pool
setting-pool-hint = Of the house whose price is asked for.
setting-sentence = Sentence
setting-sentence-hint = Enter applies it. Empty: the page’s own.
setting-longest = Longest word
setting-longest-hint = Words of 2 to so many letters are learnt.
setting-word = Word or sentence
setting-word-hint = Enter applies it. Empty: the page’s own.
setting-read = Network
setting-read-hint = Which of the three is shown.
setting-write = Writing
setting-write-hint = The likeliest, several beginnings, or fed with the reference.
setting-updates = Updates planned
setting-updates-hint = The steps get smaller after seven tenths.
choice-view-houses = Houses
choice-view-roles = Exercise
choice-score-gaussian = Gauss.
choice-score-dot = Dot
choice-score-scaled_dot = Scaled
choice-score-learnt = Learnt
choice-task-letters = Words
choice-task-sentences = Sentences
choice-read-plain = Forw.
choice-read-reversed = Rev.
choice-read-attention = Attent.
choice-write-greedy = Greedy
choice-write-beam = Beam
choice-write-forced = Teacher

problem-out-of-range = { $value } is outside what this setting allows: from { $min } to { $max }.
problem-not-a-number = “{ $value }” is not a number.
problem-not-an-integer = { $value } is not a whole number.
problem-not-a-choice = “{ $value }” is not one of: { $choices }.
problem-unknown-setting = There is no setting called “{ $value }”.
problem-not-a-bit = “{ $value }” is no bit: only 0 and 1 are.
problem-unknown-letter = The letter “{ $symbol }” (number { $position }) is not read; these are: { $letters }.
problem-no-such-model = This model is not among those this page can compute.
problem-no-such-task = This task is not among those this page can compute.
problem-wrong-type = { $kind ->
    [boolean] This is either true or false.
    [text] This must be a text.
    [integer] This must be a whole number.
    [real] This must be a number.
   *[choice] This must be one of a few names.
  }
problem-text-too-short = This text is too short to learn from: it needs at least 3 words or characters.
problem-text-one-symbol = This text repeats a single symbol: there is nothing to predict. It needs at least two different ones.
problem-text-too-long = This text is too long: 4,000,000 characters at most. The previous text is still in use.
problem-text-not-text = This file is not text. The previous text is still in use.
problem-sequence-too-short = The sequence needs at least 2 symbols: one to read, one to predict.
problem-sequence-too-long = The sequence holds at most 129 symbols.
problem-unknown-symbol = “{ $symbol }” does not occur in the text, so the network has no input for it.
problem-unknown-symbol-offer = Use “{ $nearest }”
problem-k1-above-k2 = k₁ must not exceed k₂: otherwise some steps would receive no gradient at all.
problem-diverged = Training diverged at step { $step }: the weights were no longer finite. You are back at the last good step. Lower the learning rate, or clip the gradient.
problem-bad-save = This save cannot be read; nothing was changed.
problem-no-gate = This cell has no valve called “{ $gate }”.
problem-not-held = “{ $value }” says nothing of valves. Write a gate and its opening, as f=0 or i.2=0.5@3: unit 2, step 3.
problem-not-edited = “{ $value }” names no weight that can be set at that step. Write a parameter, its row and column, a value and the training step: weight_hh_l0.2.3=0.5@12.
problem-names-nothing = “{ $value }” names nothing in this picture.
problem-worker-restarted = The computation stopped and was restarted from its last save, at step { $step }. Nothing to do.
problem-old-browser = This browser is too old for the computation: Chrome 111, Firefox 115 or Safari 16.4 onwards.
problem-no-wasm = The computation could not start in this browser. Reloading the page may help.
problem-unknown-name = { $nearest ->
    [none] Nothing here is called “{ $value }”: it is left out.
   *[other] Nothing here is called “{ $value }”, so it is left out; did you mean “{ $nearest }”?
  }
problem-unknown-instrument = No instrument is called “{ $value }”: here is “{ $shown }” instead.
problem-unknown-preset = { $nearest ->
    [none] No example is called “{ $value }”: the first one is shown.
   *[other] No example is called “{ $value }”; did you mean “{ $nearest }”?
  }
problem-newer-link = This link is of version { $value }, and this page reads links up to version { $known }: something may be missing.
problem-unknown-message = The page around this frame sent it “{ $value }”, which it does not understand.

## What the text became

text-tokens = { $count ->
    [one] { $shown } word
   *[other] { $shown } words
  }
text-characters = { $count ->
    [one] { $shown } character
   *[other] { $shown } characters
  }
text-symbols = { $count ->
    [one] { $shown } distinct
   *[other] { $shown } distinct
  }
text-parameters = { $shown } weights to learn
text-uniform = Guessing blindly costs ln { $symbols } = { $loss } per step.
text-apply = Learn this text
text-revert = Keep the previous text
text-file = Open a file
text-drop = Drop the text here
notice-rare-symbols = { $count } rare symbols are read as <unk>: the vocabulary stops at 512.
notice-window-shortened = The text is shorter than a window: T is brought down to { $time_steps }.
notice-other = { $message }
