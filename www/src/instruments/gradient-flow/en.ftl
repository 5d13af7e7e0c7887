gradient-flow-title = Gradient flow

gradient-flow-preset-holds = It holds: gates near one
gradient-flow-preset-vanishes = It vanishes: σ₁ < 1
gradient-flow-preset-explodes = It explodes: ρ = 4
gradient-flow-preset-radius-above-one = ρ > 1 and it still vanishes
gradient-flow-preset-half-shut = LSTM, forget bias 0: vanishes too
gradient-flow-preset-through-gates = LSTM: explodes through its gates
gradient-flow-preset-cliff = The cliff of one neuron
gradient-flow-preset-holds-sets = forget bias 2, update bias 4
gradient-flow-preset-vanishes-sets = a rotation times 0.8, tanh
gradient-flow-preset-explodes-sets = ρ = 4, tanh
gradient-flow-preset-radius-above-one-sets = ρ = 1.1, full input
gradient-flow-preset-half-shut-sets = forget bias 0, update bias 0
gradient-flow-preset-through-gates-sets = weights × 8, forget bias 1
gradient-flow-preset-cliff-sets = w = 6, b = −2.4, θ = 1

gradient-flow-where-start = before learning
gradient-flow-where-cliff = one neuron, 50 steps, two parameters
gradient-flow-view-chain = Many steps
gradient-flow-view-cliff = One neuron
gradient-flow-learn = Let all three learn a task
gradient-flow-unlearn = Back to noise in new weights
gradient-flow-take-apart = Take the { $cell } apart

gradient-flow-strip-less = less than { $least }
gradient-flow-strip-more = more than { $most }
gradient-flow-zero = exactly 0
gradient-flow-line-zero = { $name }: exactly 0
gradient-flow-underflow = 0 in 32 bits
gradient-flow-underflow-line = below: 0 (underflow) in 32 bits
gradient-flow-lane-curves = Gradient
gradient-flow-lane-curves-words =
    as a share of
    what the loss
    asks of the
    last state
gradient-flow-curves-picture = The gradients of the three cells against the step, on a logarithmic axis
gradient-flow-line-bound = bound (σ₁γ)ⁿ
gradient-flow-line-product = σ₁ of the product
gradient-flow-line-kept-lstm = ∏ f: not the gradient
gradient-flow-line-kept-gru = ∏ (1−z): not the gradient
gradient-flow-lane-states = States
gradient-flow-lane-states-rnn =
    saturated
    units
gradient-flow-lane-states-lstm = mean of f
gradient-flow-lane-states-gru = mean of 1−z
gradient-flow-legend-states = states h
gradient-flow-loss-is = L = { $loss }
gradient-flow-saturated = saturated at m = { $m }
gradient-flow-mean-rnn = mean slope g′
gradient-flow-mean-lstm = mean of f at m = { $m }
gradient-flow-mean-gru = mean of 1−z at m = { $m }
gradient-flow-per-step = × { $factor } a step
gradient-flow-spectrum = Singular values
gradient-flow-spectrum-pick = Singular value of the step, by its rank
gradient-flow-singular-is = rank { $i }: { $value }
gradient-flow-timeline = Timeline: backwards from the loss, two operations a step
gradient-flow-at = k = { $k }, { $lag ->
    [0] at the loss
    [one] 1 step back
   *[other] { $lag } steps back
  }
gradient-flow-at-update = update { $step }
gradient-flow-phase-start = Before the first update
gradient-flow-phase-descent = Gradient descent
gradient-flow-table = How much of the gradient is left, by cell and step; 1 at the loss
gradient-flow-name-rnn = RNN
gradient-flow-name-lstm = LSTM, state
gradient-flow-name-memory = LSTM, memory
gradient-flow-name-gru = GRU
gradient-flow-open-figure = { $name } at k = { $k }: { $value }. How it was made

gradient-flow-caption-start = The loss asks something of { $last }, in three networks alike. Play it back: how much of that reaches { $first }?
gradient-flow-caption-back = From { $from } back to { $to } the gradient is multiplied by { $rnn } in the RNN, by { $lstm } in the LSTM ({ $memory } along its memory), by { $gru } in the GRU. For the RNN that is × { $factor } at every step.
gradient-flow-caption-gone = From { $from } back to { $to } nothing at all is left in the RNN: exactly 0. The LSTM keeps { $lstm } ({ $memory } along its memory), the GRU { $gru }.
gradient-flow-caption-half = Step { $m }, first factor: behind the slopes g′ of the { $cell } the gradient has length { $value }. The recurrent weights come next.
gradient-flow-caption-half-gate = Step { $m }, half-way: what goes back into the { $cell }’s recurrent weights has length { $value }. What passes the gate itself is added next.
gradient-flow-caption-cliff-start = The same start for both: error { $error }, gradient { $steepness } long. Play: one follows it as it is, the other cuts it to length θ.
gradient-flow-caption-cliff = { $step ->
    [one] After { $shown } update
   *[other] After { $shown } updates
  } the error is { $free } without clipping and { $clipped } with it.
gradient-flow-caption-cliff-thrown = At update { $at } the wall throws the unclipped descent { $stride } far, out of the valley: its error is { $free }. Clipped, it is { $clipped }.

gradient-flow-remark-rnn = The lecture writes it transposed, as the gradient meets it. The Jacobian is diag(g′) W_h: the same singular values, the same story.
gradient-flow-remark-lstm = f ≤ 1 keeps the first part from exploding, not the second: the way round through h and the gates, which also carries much of the gradient.
gradient-flow-remark-gru = The first part passes straight through; the rest goes round through r, z and the candidate. PyTorch’s z is the lecture’s 1 − z.
gradient-flow-remark-surface = Fifty steps of one neuron. Where w and b make it tip from one fixed point to another, the error jumps: a wall.
gradient-flow-remark-clip = A gradient longer than θ = { $threshold } keeps its direction and is cut to θ; then a step of α = { $rate } times that.

gradient-flow-inspect-gate = mean of f at step { $m }
gradient-flow-inspect-slopes = behind the gates’ slopes
gradient-flow-inspect-sum = both ways together
gradient-flow-inspect-bound = Pascanu’s bound (σ₁γ)ⁿ
gradient-flow-inspect-first = Here the way back begins: everything is told as a share of this length.
gradient-flow-inspect-means = A small change of the state at step { $k } moves the loss at most { $value } times as much as the same change at step { $last }.
gradient-flow-inspect-largest = No vector is stretched more than this on the way back through step { $m }. If it stays below 1 everywhere, the gradient must vanish.
gradient-flow-inspect-least = The direction that step { $m } shrinks the most: what lies along it is lost first.
gradient-flow-inspect-singular = The Jacobian of step { $m } has perpendicular directions; the one of rank { $i } is stretched by this.
gradient-flow-around-lstm = through h
gradient-flow-around-gru = through the gates

gradient-flow-cliff-map = Error E
gradient-flow-cliff-map-words =
    of one neuron, for
    each w and b. Drag
    the ring: both
    descents begin
    there.
gradient-flow-cliff-start = Start of both descents
gradient-flow-cliff-start-at = w = { $w }, b = { $b }
gradient-flow-cliff-out = thrown off the map
gradient-flow-cliff-timeline = Timeline: the updates of both descents
gradient-flow-cliff-table = Both descents at this update
gradient-flow-cliff-free = free
gradient-flow-cliff-clipped = clipped
gradient-flow-cliff-error = error E
gradient-flow-cliff-steepness = ‖∇E‖ here
gradient-flow-cliff-step = step taken
gradient-flow-cliff-longest = longest step
gradient-flow-cliff-w = w
gradient-flow-cliff-b = b
gradient-flow-cliff-chart-error = Error
gradient-flow-cliff-chart-strides = Length of each step
gradient-flow-cliff-updates = updates
