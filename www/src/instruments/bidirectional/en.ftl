bidirectional-title = Bidirectional RNN

bidirectional-preset-concat = Concatenation: the second chain knows the future
bidirectional-preset-sum = Addition: both memories in one vector
bidirectional-preset-product = Product: each memory gates the other
bidirectional-preset-now = Answer now: without the future, back to 13/16
bidirectional-preset-late = Two steps late is early enough
bidirectional-preset-live = Untrained: race both against the ceiling

bidirectional-where = { $cell } · H = { $hidden } + { $hidden } · { $step ->
    [0] untrained
    [one] { $shown } update
   *[other] { $shown } updates
  }
bidirectional-combine = How both chains are combined
bidirectional-combine-concat = concatenated
bidirectional-combine-sum = added
bidirectional-combine-product = multiplied

bidirectional-lane-target = Majority of 5
bidirectional-lane-both = Both chains
bidirectional-lane-past = Past alone
bidirectional-lane-output = Combination
bidirectional-lane-reverse = Future A′ ←
bidirectional-lane-forward = Past A →
bidirectional-lane-bits = Bits
bidirectional-lane-dr = Along A′
bidirectional-lane-dh = Along A
bidirectional-lane-dx = To the bits
bidirectional-lane-dp = Past alone
bidirectional-row-forward = A →
bidirectional-row-reverse = ← A′
bidirectional-row-answers = answers
bidirectional-row-back = gradient
bidirectional-table = Bits, answers and gradients, step by step
bidirectional-not-yet = not computed yet
bidirectional-hidden-bit = hidden
bidirectional-equation = The equation of this operation over its numbers

bidirectional-asked = The answer whose loss goes back
bidirectional-asked-is = Answer at t = { $t }
bidirectional-asked-hint = Choose the answer to follow: click or drag, or the arrow keys.
bidirectional-seen = How much of the sequence has come
bidirectional-seen-all = All of it: nothing is hidden
bidirectional-seen-some = { $seen ->
    [one] { $seen } step has come
   *[other] { $seen } steps have come
  }, { $hidden ->
    [one] { $hidden } is hidden
   *[other] { $hidden } are hidden
  }
bidirectional-future = still to come
bidirectional-seen-hint = Hide the future: drag, or the arrow keys.
bidirectional-bit = Bit { $bit } at t = { $t }: press to flip it
bidirectional-bit-hidden = The bit at t = { $t } is hidden

bidirectional-right = Right answers
bidirectional-right-of = of { $count ->
    [one] { $shown } never seen
   *[other] { $shown } never seen
  }
bidirectional-right-both = Both chains
bidirectional-right-hidden = future hidden
bidirectional-right-past = Past alone
bidirectional-why =
    Three bits equal (¼): the answer is sure.
    Otherwise (¾): right three times in four.
    ¼ · 1 + ¾ · ¾ = 13/16 for any causal chain,
    { $rule } on these very sequences.
bidirectional-curve = Right answers over the training
bidirectional-at-update = { $step ->
    [0] untrained
    [one] { $shown } update
   *[other] { $shown } updates
  }
bidirectional-train = Train both
bidirectional-stop = Pause
bidirectional-hide-future = Hide the future of t = { $t }
bidirectional-show-future = Show the future again

bidirectional-phase-start = Before reading
bidirectional-phase-forward = Forward, A from the left
bidirectional-phase-reverse = Forward, A′ from the right
bidirectional-phase-answers = Combination and answer
bidirectional-phase-back = Backward along both chains
bidirectional-phase-whole = Answers and gradients
bidirectional-op-h = A reads step { $t }
bidirectional-op-r = A′ reads step { $t }
bidirectional-op-o = Both chains combined at step { $t }
bidirectional-op-y = Answer at step { $t }
bidirectional-op-L = Loss at step { $t }
bidirectional-op-ds = Gradient of the answer at step { $t }
bidirectional-op-do = Gradient of the combination at step { $t }
bidirectional-op-dh = Gradient along A at step { $t }
bidirectional-op-dr = Gradient along A′ at step { $t }

bidirectional-caption-start = Two chains read the same bits, one from each side. The second knows the future; a causal chain cannot pass { $ceiling } here.
bidirectional-caption-h-first = A starts from nothing and reads { $bit }: { $h } is all it knows.
bidirectional-caption-h = A reads { $bit } from the left: { $h } has seen the bits 1 to { $t }, nothing of what follows.
bidirectional-caption-r-first = A′ starts at the other end and reads { $bit }: { $r } knows the end.
bidirectional-caption-r-cut = What follows is hidden, so A′ starts here, from nothing: { $r } has read { $bit } alone.
bidirectional-caption-r = A′ reads { $bit } from the right: { $r } has seen the bits { $last } back to { $t }, the future of this step.
bidirectional-caption-o-concat = At t = { $t } both memories stand side by side: { $h } for the past, { $r } for the future.
bidirectional-caption-o-sum = At t = { $t } both memories are added, unit by unit: { $h } + { $r }.
bidirectional-caption-o-product = At t = { $t } both memories are multiplied, unit by unit: { $h } ⊙ { $r }.
bidirectional-caption-y = The right answer is { $target }. With both chains: { $both }, probability of a 1 { $p }. With the past alone: { $past }, { $q }.
bidirectional-caption-y-edge = At the edge, fewer than five bits surround the step: both models answer, but no loss is counted.
bidirectional-caption-L = { $L } = { $loss } with both chains, { $past } with the past alone.
bidirectional-caption-L-edge = No loss is counted at the edge.
bidirectional-caption-ds = { $L } asks the scores to move by { $size }: the probabilities minus the right answer.
bidirectional-caption-do = Through the output weights, { $L } asks the combination for at most { $size } a unit. From here it takes both chains.
bidirectional-caption-dh-first = The past’s share: { $state } is asked for { $size }. From here the gradient runs to the left.
bidirectional-caption-dh = Along A, to the left: { $state } is asked for { $size }, that is { $share } of what { $from } is asked, and hands { $x } its part.
bidirectional-caption-dr-first = The future’s share: { $state } is asked for { $size }. From here the gradient runs to the right.
bidirectional-caption-dr = Along A′, to the right: { $state } is asked for { $size }, that is { $share } of what { $from } is asked, and hands { $x } its part.
bidirectional-caption-whole = At t = { $t } the past alone says { $past } ({ $q }); the bits to come make the majority { $target }. With both chains: { $both } ({ $p }). Without the future, nobody passes { $ceiling }.
bidirectional-caption-whole-both = At t = { $t } both models are right: { $both } ({ $p }) with both chains, { $past } ({ $q }) with the past alone. Over all cases the past alone cannot pass { $ceiling }.
bidirectional-caption-whole-wrong = At t = { $t } both chains say { $both } ({ $p }) where { $target } is right: they still have to learn. The past alone: { $past } ({ $q }).
bidirectional-caption-whole-untrained = Untrained, both models guess. At t = { $t }: { $both } ({ $p }) with both chains, { $past } ({ $q }) with the past alone. Train them, and watch which one stops at { $ceiling }.
bidirectional-caption-whole-edge = At the edge, fewer than five bits surround t = { $t }: no loss is counted, and no gradient goes back.
bidirectional-caption-hidden-changes = Future hidden: same weights, same past, and the answer goes from { $before } ({ $p0 }) to { $both } ({ $p }). The past alone says { $past } ({ $q }) either way.
bidirectional-caption-hidden-same = { $missing ->
    [one] One bit of the five is hidden
   *[other] { $missing } bits of the five are hidden
  }: the answer stays { $both }, the probability goes from { $p0 } to { $p }. The past alone says { $past } ({ $q }) either way.
bidirectional-caption-hidden-enough = { $hidden ->
    [one] { $hidden } step is hidden
   *[other] { $hidden } steps are hidden
  }, but the two after t = { $t } have come: the answer is still { $both } ({ $p }). Two steps late is early enough.
