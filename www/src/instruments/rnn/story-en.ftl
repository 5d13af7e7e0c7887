rnn-story-loop-title = A loop
rnn-story-loop-text = At each step the cell reads a word { $input } and what it remembered, { $before }. It makes { $state } of them, and then a prediction { $output }. The arrow that comes back is all there is to it.
rnn-story-unroll-title = The loop, unrolled
rnn-story-unroll-text = One column a step: an ordinary network of { $T } layers. But point at a wire { $recurrent }: it lights up everywhere. It is the same matrix, { $T } times.
rnn-story-which-title = Predict
rnn-story-which-text = These weights are used at every step. We are about to change a single one, { $weights }{ $cell }, by { $move }.
rnn-story-which-question = Which losses will change?
rnn-story-which-option-all = All of them
rnn-story-which-option-but-first = All but the first
rnn-story-which-option-last = Only the last
rnn-story-which-answer = { $first } stays at { $after1 }: at t = 1, { $initial } is zero and { $weights } multiplies nothing. { $second } goes from { $before2 } to { $after2 }, and everything after it moves too.
rnn-story-forward-title = The past counts
rnn-story-forward-text = At t = 2 two things enter { $state }: the word just read, and { $before }. Go on with →: input, state, output, then the partial loss { $L }.
rnn-story-product-title = A sentence, one number
rnn-story-product-text = Losses add up, L = { $loss }; probabilities multiply, p(y) = { $p }. It is the same thing, but for a logarithm. Guessing blindly would cost { $blind }.
rnn-story-learn-title = Your turn
rnn-story-learn-text = { $count ->
    [one] After { $step } update on thirty small sentences it already writes words in order. Open “Text & training”, paste a text of your own, and watch the samples turn into words.
   *[other] After { $step } updates on thirty small sentences it already writes words in order. Open “Text & training”, paste a text of your own, and watch the samples turn into words.
  }
