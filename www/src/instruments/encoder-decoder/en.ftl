encoder-decoder-title = Encoder–decoder

encoder-decoder-preset-bottleneck = Everything passes through 16 numbers
encoder-decoder-preset-live = Untrained: train all three
encoder-decoder-preset-attention = With attention: a way around the wall
encoder-decoder-preset-reversed = Source reversed: the shortest lag is 1
encoder-decoder-preset-beam = Beam: a likelier sequence than the greedy one
encoder-decoder-preset-forced = Teacher or alone: one error leads to others
encoder-decoder-preset-sentences = Sentences, to be trained: English, French
encoder-decoder-preset-bottleneck-sets = GRU · H = 16 · 1,500 updates
encoder-decoder-preset-live-sets = GRU · H = 16 · untrained
encoder-decoder-preset-attention-sets = GRU · H = 16 · additive attention
encoder-decoder-preset-reversed-sets = GRU · H = 16 · read from the end
encoder-decoder-preset-beam-sets = GRU · H = 16 · beam of 3
encoder-decoder-preset-forced-sets = GRU · H = 16 · the answer is fed
encoder-decoder-preset-sentences-sets = GRU · H = 48 · about 20 s

encoder-decoder-where = { $cell } · H = { $hidden } · { $step ->
    [0] untrained
    [one] { $shown } update
   *[other] { $shown } updates
  }
encoder-decoder-read = The network that is looked at
encoder-decoder-read-plain = forwards
encoder-decoder-read-reversed = reversed
encoder-decoder-read-attention = attention
encoder-decoder-write = The way of writing
encoder-decoder-write-greedy = greedy
encoder-decoder-write-beam = beam
encoder-decoder-write-forced = teacher
encoder-decoder-width = Width of the beam
encoder-decoder-word = The word to read
encoder-decoder-sentence = The sentence to read
encoder-decoder-train = Train
encoder-decoder-stop = Pause
encoder-decoder-at-update = { $step ->
    [0] untrained
    [one] { $shown } update
   *[other] { $shown } updates
  }
encoder-decoder-rate = { $shown }/s
encoder-decoder-not-yet = not computed yet
encoder-decoder-equation = Equation of the operation

encoder-decoder-lane-shares = Exact
encoder-decoder-lane-states = States
encoder-decoder-lane-inputs = Inputs
encoder-decoder-lane-memory = Memory
encoder-decoder-lane-attention = Attention
encoder-decoder-memory-note =
    what is left of
    each symbol
encoder-decoder-attention-note =
    what each symbol
    looks at
encoder-decoder-numbers = numbers
encoder-decoder-nothing-else =
    nothing else
    gets through
encoder-decoder-around =
    attention goes
    another way
encoder-decoder-forced-row = taught
encoder-decoder-free-row = alone
encoder-decoder-state-h = State h{ $t } of the encoder: its numbers
encoder-decoder-state-s = State s{ $t } of the decoder: its numbers
encoder-decoder-strand = What is left of “{ $symbol }”
encoder-decoder-encoder = encoder
encoder-decoder-hypotheses = Hypotheses of the beam
encoder-decoder-written = What each of them writes
encoder-decoder-answer = reference
encoder-decoder-likelihood = p(y) up to symbol { $i }
encoder-decoder-lags = Lag between reading and writing
encoder-decoder-mean = mean { $shown }
encoder-decoder-table-written = What is written, symbol by symbol
encoder-decoder-table-shares = Sequences that come out right, by length

encoder-decoder-op-start = Before reading
encoder-decoder-op-h = Encoder, j = { $t }
encoder-decoder-op-c = Context
encoder-decoder-op-s = Decoder, state { $t }
encoder-decoder-op-y = Decoder, symbol { $t }

encoder-decoder-caption-start = { $count ->
    [one] The encoder is about to read a single symbol. All it keeps of it must fit into a state of { $hidden } numbers.
   *[other] The encoder is about to read { $count } symbols, one after the other. All it keeps of them must fit into a state of { $hidden } numbers.
  }
encoder-decoder-caption-h-first = The encoder reads { $symbol }: { $state } is all it keeps of it.
encoder-decoder-caption-h = The encoder reads { $symbol } and mixes it with { $before }: { $state } sums up { $t } symbols in the same { $hidden } numbers.
encoder-decoder-caption-c = { $count ->
    [one] Reading is over: c = { $state }. The only symbol must fit into these { $hidden } numbers; nothing else gets past the wall.
   *[other] Reading is over: c = { $state }. The { $count } symbols must fit into these { $hidden } numbers; nothing else gets past the wall.
  }
encoder-decoder-caption-c-attention = { $state } passes as before, but the decoder can go back to every h: the wall has other openings.
encoder-decoder-caption-s-first = The decoder starts from c and the mark of the start: { $state }.
encoder-decoder-caption-s = The decoder is given what it has just written, { $fed }, and { $before }: { $state }.
encoder-decoder-caption-s-forced = The decoder is given the right symbol, { $fed }, whatever it wrote: { $state }.
encoder-decoder-caption-y = The likeliest is { $word }, with { $p }. So far p(y) = { $product }.
encoder-decoder-caption-y-attention = To write { $word } ({ $p }), the decoder looks at { $source } with { $weight }.
encoder-decoder-caption-y-beam = The { $width } likeliest beginnings are kept; the best way writes { $word } here ({ $p }). p(y) = { $product }.
encoder-decoder-caption-y-forced-right = Taught so far, it says { $said }: right. The reference had { $p }.
encoder-decoder-caption-y-forced-wrong = Taught so far, it would say { $said } instead of { $wanted }, which had { $p }; it is given the right one and goes on.
encoder-decoder-caption-whole-untrained = Untrained, nothing sensible comes out. Train all three networks: up to which length will the one hold that has only { $hidden } numbers?
encoder-decoder-caption-whole-plain = { $count ->
    [one] The only letter, { $source }, must fit into { $hidden } numbers. Out comes { $own }. At this length { $plain } of words get through; with attention, { $attention }.
   *[other] The { $count } letters of { $source } must fit into { $hidden } numbers. Out comes { $own }. At this length { $plain } of words get through; with attention, { $attention }.
  }
encoder-decoder-caption-whole-reversed = Read from the end, { $source } comes out as { $own }. The first symbol written has just been read: { $reversed } of words of this length get through, against { $plain } forwards.
encoder-decoder-caption-whole-attention = With attention each symbol fetches its own: { $own }. { $attention } of words of this length get through, against { $plain } through the { $hidden } numbers alone.
encoder-decoder-caption-whole-plain-sentence = The { $count } words of the sentence must fit into { $hidden } numbers. At this length { $plain } of sentences get through word for word; with attention, { $attention }.
encoder-decoder-caption-whole-reversed-sentence = Read from the end. At this length { $reversed } of sentences get through, { $plain } forwards, { $attention } with attention.
encoder-decoder-caption-whole-attention-sentence = With attention each word fetches its own: { $attention } of sentences of this length get through, against { $plain } through the { $hidden } numbers alone.
encoder-decoder-caption-whole-beam = A beam of { $width } finds { $best } (p = { $p }), likelier than { $own }, the greedy sequence. Searching better adds no memory: the { $hidden } numbers remain.
encoder-decoder-caption-whole-beam-same = A beam of { $width } finds the same sequence as the greedy choice, { $best } (p = { $p }).
encoder-decoder-caption-whole-forced = Taught, it is wrong { $wrong } times of { $of }; alone it writes { $own }: each error is read back as if it were right.
encoder-decoder-caption-whole-forced-right = Taught or alone, it writes { $own }: as long as it is right, both ways are one.
