bptt-title = Backpropagation through time
bptt-loss = Loss
bptt-output = Output
bptt-state = State
bptt-memory = Memory
bptt-gates = Gates
bptt-input = Input
bptt-contributions = Contributions
bptt-weights = Weights
bptt-by-state = show what is asked of the states
bptt-by-memory = show what is asked of the memory cells

bptt-legend-value = value
bptt-legend-gradient = ‖gradient‖
bptt-legend-probability = probability

bptt-path-share = of what it asks
bptt-path-cut = Cut: the loss at t = { $j } never reaches h at t = { $k }.
bptt-path-hint = During the backward pass, point at a cell of the triangle: its path lights up here, factor by factor.
bptt-path-cuts-keep = { $kept } of { $all } paths kept: the shorter way costs { $saves } less, and loses requests of up to { $lost }.
bptt-path-cuts-plan = { $kept } of { $all } paths will be walked back: { $saves } of the work is saved. What it costs, the backward pass will show.
bptt-identity = error { $error }
bptt-curve = loss, update { $step }
bptt-curve-none = not trained yet

bptt-name-output = Output at t = { $t }
bptt-name-state = State at t = { $t }: unfold
bptt-name-memory = Memory cells at t = { $t }
bptt-name-gates = Gates at t = { $t }
bptt-name-token = Input at t = { $t }, “{ $word }”: change
bptt-name-cell = What the loss at t = { $j } asks of the state at t = { $k }
bptt-name-table = Contributions of { $T } losses to { $T } states: point to choose one, arrow keys to move
bptt-name-unit = Unit { $unit } of the state at t = { $t }: how it was made
bptt-name-unit-gradient = Gradient of unit { $unit } at t = { $t }: how it was made
bptt-name-weight = Weight from unit { $from } to unit { $to }: { $value }, change
bptt-place = { $phase ->
    [start] start, nothing computed
    [forward] forward, t = { $t }, { $op }
    [backward] backward, t = { $t }, { $op }
   *[update] update
  }, { $position } of { $length }

bptt-edit-token = Word at t = { $t }
bptt-edit-weight = { $name }, from unit { $from } to unit { $to }
bptt-edit-apply = Set
bptt-edit-close = Close
bptt-unfold-unit = unit { $unit }: its 8 strongest inputs
bptt-unfold-gate = Wires into
bptt-unfold-close = Fold

bptt-summary = { $T } steps, { $H } units. { $place }. Loss so far { $loss }. { $path }
bptt-summary-path = The loss at t = { $j } asks the state at t = { $k } for { $n }, { $share } of what it asks the state at t = { $j }.

bptt-cap-start = Nothing has been computed yet. { $word } waits at the input: { $forward } operations forward, then { $backward } back along the same wires.
bptt-cap-a-first = The word { $word } alone pulls at the units, there is no memory yet. The strongest pull is { $value }, on unit { $unit }.
bptt-cap-a = The word { $word } and the memory { $before } pull together at every unit; the strongest pull is { $value }, on unit { $unit }.
bptt-cap-h-rnn = The tanh squashes the sums into { $h }; unit { $unit } goes furthest, to { $value }. { $saturated ->
    [0] No unit is saturated: the gradient will pass.
    [one] { $saturated } of { $units } is saturated and will let little gradient back.
   *[other] { $saturated } of { $units } are saturated and will let little gradient back.
  }
bptt-cap-h-lstm = The output gate shows part of the memory: { $h } reaches { $value } at unit { $unit }. The rest stays hidden in the cell.
bptt-cap-h-gru = { $h } mixes the old state with the candidate. Unit { $openUnit } renews itself most, { $open } of it is new, and lands at { $at }.
bptt-cap-y-right = Having read { $word }, the network bets on { $best } with { $p }, and that is the next word.
bptt-cap-y-wrong = Having read { $word }, the network bets on { $best } with { $p }; the next word, { $gold }, gets only { $pGold }.
bptt-cap-L-first = The next word, { $gold }, had { $p }: { $L } = −ln p = { $loss }. The surer and righter, the smaller the loss.
bptt-cap-L = The next word, { $gold }, had { $p }: { $L } = { $loss }. So far the losses add up to { $sum }.
bptt-cap-i-lstm = The input gate: { $one ->
    [yes] { $word } enters the memory at { $high } of its strength.
   *[no] { $word } enters the memory at { $low } (unit { $lowUnit }) to { $high } (unit { $highUnit }) of its strength.
  }
bptt-cap-f-lstm-first = The forget gate opens at { $low } to { $high }, but there is no memory yet to keep: { $before } is empty.
bptt-cap-f-lstm = The forget gate: { $one ->
    [yes] the memory keeps { $high } of itself.
   *[no] unit { $lowUnit } keeps { $low } of its memory, unit { $highUnit } keeps { $high }.
  } The gradient will come back through the same opening.
bptt-cap-g-lstm = The candidate: what { $word } would write, were the gate wide open; { $value } at unit { $unit } at most.
bptt-cap-o-lstm = The output gate decides what to show of the memory: from { $low } (unit { $lowUnit }) to { $high } (unit { $highUnit }).
bptt-cap-c-first = The first memory: only what the input gate let in. The fullest cell, unit { $unit }, holds { $value }.
bptt-cap-c = The memory is an addition: unit { $unit } keeps { $keep } of its { $from }, takes in its share of the word, and holds { $value }.
bptt-cap-r-gru-first = The reset gate opens at { $low } to { $high }, but there is no past yet to let through.
bptt-cap-r-gru = The reset gate: how much of the past the candidate may hear, { $low } at unit { $lowUnit }, { $high } at unit { $highUnit }.
bptt-cap-z-lecture-first = The update gate: from { $low } to { $high } of each unit will be new. The old state is empty, so only the new counts.
bptt-cap-z-lecture = The update gate: { $high } of unit { $highUnit } will be new, but only { $low } of unit { $lowUnit }: that one remembers.
bptt-cap-z-pytorch-first = The update gate keeps from { $low } to { $high } of the old state, which is still empty.
bptt-cap-z-pytorch = The update gate: unit { $highUnit } keeps { $high } of its past, unit { $lowUnit } only { $low }.
bptt-cap-n-gru = The candidate: what the state would become if it were renewed entirely; { $value } at unit { $unit } at most.

bptt-cap-dy = To shrink { $L }, { $gold } must gain ({ $up }) and { $other } must lose most ({ $down }): the gradient is what is, minus what should be.
bptt-cap-dh-last = { $h } is the last state: it hears its own loss { $L } only, a request of size { $own }. From here the gradient goes back in time.
bptt-cap-dh = { $h } receives { $own } from its own loss and { $carried } from the future. The loss at t = { $j } asks it for { $grows ->
    [yes] { $share } of what it asks { $base }: it grew on the way.
   *[no] only { $share } of what it asks { $base }.
  }
bptt-cap-dh-cancel = { $h } receives { $own } from its own loss and { $carried } from the future, { $total } in all: they partly cancel. The loss at t = { $j } asks it for { $share } of what it asks { $base }.
bptt-cap-dh-cut = The path is cut: { $h } hears its own loss only, { $own }. The loss at t = { $j } would have asked it for { $lost }; that is lost.
bptt-cap-dh-part = { $h } receives { $own } from its own loss and { $carried } from the near future. The loss at t = { $j } would have asked it for { $lost } more: too far back, cut.
bptt-cap-dh-none = { $h } lies beyond the cut: no loss reaches it any more, not even its own { $L }. Its gradient is zero.
bptt-cap-da = The tanh lets { $share } of the request through. { $units ->
    [one] It passes 1 − h² = { $gate }.
   *[other] Its narrowest point is unit { $unit }, which passes 1 − h² = { $gate }.
  }
bptt-cap-do = The output gate is asked to show more of some cells and less of others: a request of size { $norm }.
bptt-cap-dc-alone = { $c } hears only what comes down through { $h }: { $total }. Nothing arrives from later memory.
bptt-cap-dc = { $carried } comes to { $c } straight down the motorway from { $next }, through the forget gate and no matrix; with what { $h } passes down, { $total } in all.
bptt-cap-dg = The candidate is asked for { $norm }: the memory’s request, as far as the input gate was open.
bptt-cap-di = The input gate is asked for { $norm }: should { $word } have been let in more, or less?
bptt-cap-df-first = The forget gate at t = 1 is asked for { $norm }: with an empty memory before it, there was nothing to keep.
bptt-cap-df = The forget gate is asked for { $norm }. On the motorway to { $c } between { $low } and { $high } of each unit’s gradient passes.
bptt-cap-dz-lecture = The update gate is asked for { $norm }: should this state have been renewed more, or kept?
bptt-cap-dz-pytorch = The update gate is asked for { $norm }: should the old state have been kept more, or less?
bptt-cap-dn = The candidate is asked for { $norm }: the state’s request, as far as it was renewed.
bptt-cap-dr = The reset gate is asked for { $norm }: should the candidate have heard more of the past?
bptt-cap-dW-last = The last step brings its share of ∂L/∂{ $W }: { $norm }. The same weights served every step, so the shares will add up.
bptt-cap-dW = Step { $t } adds a share of { $norm } to ∂L/∂{ $W }, which grows from { $before } to { $sum }: one matrix, used at every step.
bptt-cap-dW-none = Step { $t } lies beyond the cut and adds nothing: ∂L/∂{ $W } stays at { $sum }. That work is saved, and what it knew is lost.
bptt-cap-dW-cancel = Step { $t } adds a share of { $norm }, and yet ∂L/∂{ $W } shrinks from { $before } to { $sum }: the steps disagree.
bptt-cap-dW-zero = Step 1 adds nothing to ∂L/∂{ $W }, for { $zero } is empty: no signal, no blame. The sum stands at { $sum }.
bptt-cap-update = Every path has been walked. { $W } moves against the gradient, of size { $norm }, by α = { $alpha } times as much.
bptt-cap-update-clipped = Every path has been walked. The gradient, of size { $norm }, is clipped to { $share } of itself before α = { $alpha } is applied.
bptt-cap-update-other = Every path has been walked. { $optimizer ->
    [adam] Adam
   *[momentum] Momentum
  } turns the gradient, of size { $norm }, into a step with α = { $alpha }.

bptt-preset-hero = A sentence, five steps: where the gradient goes
bptt-preset-vanishes = RNN over 32 steps: the gradient vanishes
bptt-preset-holds = LSTM over 32 steps, forget bias 4: it holds
bptt-preset-explodes = RNN with large weights: it explodes
bptt-preset-gru = GRU: gates on the way back
bptt-preset-lstm = LSTM: two ways back, states and memory
bptt-preset-truncated = Truncated, two steps back: cut paths
bptt-preset-chunks = Truncated in chunks (k₁ = 3, k₂ = 3)
bptt-preset-long = 128 steps, 64 units: the whole river
