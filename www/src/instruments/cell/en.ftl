cell-title = Inside the cell
cell-preset-number = LSTM: a valve keeps the number
cell-preset-sentence = LSTM: every gate, every word
cell-preset-back = LSTM: the gradient’s road back
cell-preset-grows = f ≤ 1, and the gradient grows
cell-preset-remembers = f = 1, i = 0: memory stands still
cell-preset-forgets = f shut for one word: forgotten
cell-preset-hides = o shut: remembered, not said
cell-preset-stacked = One stacked W, or PyTorch’s two
cell-preset-gru = GRU: one rod moves two valves
cell-preset-copies = GRU, z shut: the state is copied
cell-preset-rnn = RNN: no valve anywhere
cell-preset-long = 128 words, 64 units, from afar

## Lanes

cell-lane-output = Next word
cell-lane-road = The road
cell-lane-valves = Valves
cell-lane-state = State
cell-lane-token = Input
cell-row-f = Forget
cell-row-i = Input gate
cell-row-g = Candidate
cell-row-o = Output gate
cell-row-c = Memory
cell-row-dc = Gradient
cell-row-z = Update
cell-row-r = Reset
cell-row-n = Candidate
cell-row-h = State
cell-row-dh = Gradient
cell-row-a = Sum
cell-next = next: { $word }
cell-from-future = from later on
cell-no-valve = no valve
cell-no-valve-all = all of it, every time
cell-view = What is shown
cell-view-pipes = Pipes
cell-view-stacked = One W

## Valves

cell-one-unit = unit { $unit }
cell-all-units = all units
cell-not-yet = not computed yet
cell-valve = Valve { $gate } at t = { $t }, { $who }
cell-valve-value = { $held ->
    [yes] { $value }, held by hand
   *[no] { $value }, as learnt
  }
cell-valve-how = Drag to hold it open or shut; double click lets go. Keys: arrows, Home, End, Backspace.
cell-unit-slider = Unit in the pipes
cell-how = { $what } of unit { $unit } at t = { $t }: how it was made
cell-open-step = Open the cell at t = { $t }
cell-token = Input at t = { $t }: { $word }. How it is coded, and another.

cell-hold-title = Hold a valve yourself
cell-hold-gate = Valve { $gate }
cell-hold-how = Drag a valve in the pipes, or press 0 or 1.
cell-free = learnt
cell-let-go = Let go of all
cell-held-one = { $gate } = { $value }, { $unit }, { $time }
cell-outcome-title = What changes
cell-outcome-held = held
cell-outcome-p = p({ $word })
cell-scope-unit = Which units
cell-scope-one = unit { $unit }
cell-scope-units = all units
cell-scope-time = Which steps
cell-scope-always = every t

cell-slope-words = share of a gradient that tanh lets through
cell-road-words = share of { $memory } still on the road at { $last }
cell-split-title = for unit { $unit }
cell-split-all = by every way
cell-split-road = by the road alone
cell-legend-section = flows: section
cell-legend-gradient = gradient
cell-legend-valve = valve open to

## One W

cell-stacked-lecture = lecture, on [h; x]: { $shape }
cell-stacked-torch = PyTorch
cell-stacked-grid = A weight of W and its twin
cell-stacked-twin = { $first } = { $second }
cell-stacked-scale = weights
cell-stacked-lstm-1 = The lecture stacks i, f, o and c̃ into one W, multiplied by [h; x]. PyTorch keeps two, one for x, one for h, and two biases of which only the sum matters.
cell-stacked-lstm-2 = The numbers are the same, to the bit: h and x swap their columns, the last two blocks their rows.
cell-stacked-lstm-3 = The forget gate is from Gers and colleagues, in 2000. The LSTM of 1997 had none: its f was always 1.
cell-stacked-gru-1 = One W for z, r and h̃ on [h; x]. PyTorch has two matrices, in the order r, z, n.
cell-stacked-gru-2 = The lecture’s z says how much is renewed, PyTorch’s how much is kept: each is one minus the other, so its weights change sign.
cell-stacked-gru-3 = On its way to the candidate h passes r, too: before W in the first paper, behind it in PyTorch. Those are not the same function.
cell-stacked-rnn-1 = One W on [h; x], or two matrices side by side: the sum is the same.
cell-stacked-rnn-2 = PyTorch adds two biases of which only the sum matters.
cell-stacked-how = Point at a cell, or use the arrow keys: its twin is ringed.

## Operations

cell-op-a = weighted sum
cell-op-h = state
cell-op-y = output
cell-op-L = loss
cell-op-i = input gate
cell-op-f = forget gate
cell-op-g = candidate
cell-op-o = output gate
cell-op-c = memory
cell-op-r = reset gate
cell-op-z = update gate
cell-op-n = candidate
cell-op-dy = gradient of the output
cell-op-dh = gradient of the state
cell-op-da = gradient of the sum
cell-op-dc = gradient of the memory
cell-op-di = gradient of the input gate
cell-op-df = gradient of the forget gate
cell-op-dg = gradient of the candidate
cell-op-do = gradient of the output gate
cell-op-dr = gradient of the reset gate
cell-op-dz = gradient of the update gate
cell-op-dn = gradient of the candidate
cell-op-dW = gradient of the weights

cell-summary = { $cell ->
    [rnn] RNN
    [lstm] LSTM
   *[gru] GRU
  }, { $place }, unit { $unit }. Memory { $memory }; gates: { $gates }; gradient of the memory { $gradient }. Held by hand: { $held }.

## Captions

cell-cap-start = { $cell ->
    [rnn] A cell without valves: { $count } words will pass through the same matrix and the same tanh.
    [lstm] An empty road, { $count } words long. Three valves a unit decide what enters the memory, what stays, and what is shown.
   *[gru] The state itself is the road, { $count } words long. One rod moves two valves: what opens for the new closes for the old.
  }
cell-cap-held = Your hand holds valve { $gate } of unit { $unit } at { $value }. Everything behind it is computed anew; no gradient will pass through it to its weights.
cell-cap-f = { $first ->
    [yes] Valve f would keep { $open } of the memory, but the road is still empty.
   *[no] { $width ->
        [wide] Valve f of unit { $unit } is open: { $open } of its { $old } goes on.
        [shut] Valve f of unit { $unit } shuts: only { $open } of its { $old } goes on. The old is forgotten.
       *[between] Valve f of unit { $unit } lets { $open } of its { $old } go on.
      }
  }
cell-cap-i = { $width ->
    [wide] Valve i of unit { $unit } opens for { $word }: { $open } of what it proposes may enter.
    [shut] Valve i of unit { $unit } shuts { $word } out: { $open } of what it proposes may enter.
   *[between] Valve i of unit { $unit } lets { $open } of what { $word } proposes enter.
  }
cell-cap-g = { $word } proposes { $value } for the memory of unit { $unit }. Whether it gets there is for valve i to say.
cell-cap-o = { $width ->
    [wide] Valve o of unit { $unit } opens, { $open }: what it remembers will be seen.
    [shut] Valve o of unit { $unit } stays shut, { $open }: it remembers in silence.
   *[between] Valve o of unit { $unit } will show { $open } of what it remembers.
  }
cell-cap-c = { $case ->
    [first] The first memory of unit { $unit }: { $open } of the { $proposed } that { $word } proposes, { $result }.
    [rolls] The memory of unit { $unit } rolls on: valve f lets { $keep } of { $old } pass. { $word } proposes { $proposed }, but only { $fresh } of it gets in: { $result }.
    [wiped] Valve f is shut: of { $old } there remains { $keep }. What { $word } adds, { $fresh }, is all of the new memory: { $result }.
   *[mixed] Two flows meet in the T: { $keep } of { $old }, and { $fresh } from { $word }. The sum is { $result }: no matrix, no tanh on this road.
  }
cell-cap-h-lstm = tanh makes { $squashed } of the memory { $memory }. { $width ->
    [shut] Valve o lets { $open } of it out: the state shows { $result }, while the memory stays whole.
   *[other] Valve o lets { $open } of it out: the state shows { $result }.
  }
cell-cap-h-gru = { $first ->
    [yes] The first state of unit { $unit }: { $take } of the candidate { $fresh }, { $result }.
   *[no] { $copies ->
        [yes] Unit { $unit } copies itself: { $keep } of { $old } stays, { $take } of the candidate { $fresh } comes in: { $result }.
       *[no] Unit { $unit } mixes: { $keep } of the old { $old } and { $take } of the candidate { $fresh } make { $result }.
      }
  }
cell-cap-h-rnn = tanh squeezes { $sum } to { $result }. Nothing of the old state went past the matrix: what was to be kept had to be written anew.
cell-cap-a = { $first ->
    [yes] { $word } alone pulls at unit { $unit }: { $sum }.
   *[no] All of the old state goes through the matrix, { $word } beside it: { $sum } at unit { $unit }. No valve lets anything past untouched.
  }
cell-cap-r = { $first ->
    [yes] Valve r would let { $open } of the past reach the candidate, but there is no past yet.
   *[no] { $width ->
        [wide] Valve r of unit { $unit } is open, { $open }: the candidate may hear the past.
        [shut] Valve r of unit { $unit } shuts, { $open }: the candidate starts afresh.
       *[between] Valve r of unit { $unit } lets { $open } of the past reach the candidate.
      }
  }
cell-cap-z = { $form ->
    [pytorch] Gate z moves both valves of unit { $unit }: { $keep } of the old is kept, { $take } of the new may enter.
   *[lecture] Gate z moves both valves of unit { $unit }: { $take } of the new may enter, so { $keep } of the old is kept.
  }
cell-cap-n = The candidate of unit { $unit } after { $word }: { $value }.
cell-cap-y = { $right ->
    [yes] The network bets on { $best } with { $p }, and that is the next word.
   *[no] The network bets on { $best } with { $p }; the next word, { $gold }, gets { $pgold }.
  }
cell-cap-L = { $held ->
    [yes] { $word } had { $p } instead of { $free }, all because of the held valve: { $symbol } = { $loss }.
   *[no] { $word } had { $p }: { $symbol } = { $loss }.
  }
cell-cap-stacked = { $cell ->
    [lstm] One W of { $rows } rows and { $columns } columns makes all four: { $hidden } rows each for i, f, o and c̃, multiplied by h above x. PyTorch has the same numbers in two matrices.
    [gru] Three times { $hidden } rows, { $rows } in all, and { $columns } columns. The lecture’s z is one minus PyTorch’s, so these weights change sign.
   *[rnn] One W of { $rows } rows and { $columns } columns on h above x, or one matrix for each: the same sum.
  }

cell-cap-dy = To shrink the loss, { $gold } must gain: { $gap }. From here the gradient goes back, through the same pipes.
cell-cap-dh = { $last ->
    [yes] The last state hears its own loss only: { $total } at { $state }.
   *[no] { $state } hears { $own } from its own loss, and { $future } from later steps: { $total }.
  }
cell-cap-dgate = { $held ->
    [yes] Gradient { $asked } at valve { $gate } of unit { $unit }; but a hand holds it, and nothing reaches its weights.
   *[no] Gradient { $asked } at valve { $gate } of unit { $unit }: had it been { $more ->
        [yes] more
       *[no] less
      } open, the loss would be smaller.
  }
cell-cap-dc = { $last ->
    [yes] The memory hears only what comes down through valve o: { $total }. Nothing arrives from beyond the last word.
   *[no] { $future } comes straight down the road through valve { $next } ({ $keep } open). With what comes through o: { $total }, of which { $road } never left the road.
  }
cell-cap-dcandidate = Of { $total }, valve { $gate } lets { $open } down to the candidate: { $asked }. A word that was not let in is not blamed, either.
cell-cap-df = { $first ->
    [yes] The road begins here: valve f at t = 1 had nothing to keep, and is asked for { $asked }.
   *[no] On the road valve f lets { $open } of { $total } go on to { $before }: { $passes }. { $held ->
        [yes] It is held by hand: nothing reaches its weights.
       *[no] The valve itself is asked for { $asked }.
      }
  }
cell-cap-dz = On the road { $open } of { $total } goes on to { $before }: { $passes }. { $held ->
    [yes] The gate is held by hand: nothing reaches its weights.
   *[no] Gate { $gate } itself is asked for { $asked }.
  }
cell-cap-da = tanh lets { $asked } of { $total } through, then all of it must go back through the matrix: there is no road around.
cell-cap-dW = { $first ->
    [yes] The first step adds its share to the weights’ gradient: the way back is done.
   *[no] The step t = { $t } adds its share to the gradient of the same weights.
  } { $held ->
    [yes] Held valves add nothing.
   *[no] {""}
  }
cell-cap-update = The gradient, { $norm } in all, moves every weight; the step size is α = { $rate }. { $held ->
    [yes] Training itself knows nothing of held valves.
   *[no] {""}
  }
