rnn-title = Recurrent network
rnn-preset-sentence = The cat drinks milk: everything in numbers
rnn-preset-bond = Bond, James Bond: remembering the name
rnn-preset-stories = Thirty sentences to learn
rnn-preset-letters = Letter by letter, with an LSTM
rnn-preset-lstm = LSTM: a memory and its gates
rnn-preset-gru = GRU: two gates, no separate memory

## Lanes

rnn-lane-loss = Loss
rnn-lane-output = Output
rnn-lane-state = State
rnn-lane-memory = Memory
rnn-lane-gates = Gates
rnn-lane-token = Input
rnn-lane-weight = Weights
rnn-lane-weight-words = the same at
    every step;
    drag a cell
rnn-so-far = { $count ->
    [one] { $count } loss of { $T }
   *[other] { $count } losses of { $T }
  }
rnn-fold = Fold
rnn-unfold = Unroll
rnn-weights-ih = from the input
rnn-weights-hh = from the state
rnn-weights-hy = to the output
rnn-weights-name = Weights { $symbol }
rnn-definition = Definition
rnn-definition-words = One cell only. What it makes comes back to it at the next step:
    the loop is its memory of the past.

rnn-name-output = Output at t = { $t }
rnn-name-state = State at t = { $t }
rnn-name-memory = Memory cell at t = { $t }
rnn-name-gates = Gates at t = { $t }
rnn-name-token = Input at t = { $t }: { $word }. Change it.

## Operations

rnn-op-a = weighted sum
rnn-op-h = state
rnn-op-y = output
rnn-op-L = loss
rnn-op-i = input gate
rnn-op-f = forget gate
rnn-op-g = candidate
rnn-op-o = output gate
rnn-op-c = memory cell
rnn-op-r = reset gate
rnn-op-z = update gate
rnn-op-n = candidate
rnn-op-dy = gradient of the output
rnn-op-dh = gradient of the state
rnn-op-da = gradient of the sum
rnn-op-dc = gradient of the memory cell
rnn-op-di = gradient of the input gate
rnn-op-df = gradient of the forget gate
rnn-op-dg = gradient of the candidate
rnn-op-do = gradient of the output gate
rnn-op-dr = gradient of the reset gate
rnn-op-dz = gradient of the update gate
rnn-op-dn = gradient of the candidate
rnn-op-dW = share of the weights

## Sentences, forward

rnn-caption-start = { $count } { $unit ->
    [character] characters
   *[word] words
  } to read one after the other, and after each of them the next one to predict. The memory { $state } starts at zero: { $hidden } { $hidden ->
    [one] number
   *[other] numbers
  }, not one more.
rnn-caption-a = { $first ->
    [yes] The first word comes in. { $before } is zero, so the word alone counts: the unit pushed hardest gets { $unit } = { $sum }.
   *[no] The word just read and the memory { $before } add up, each through its own weights. The unit pushed hardest gets { $unit } = { $sum }.
  }
rnn-caption-h-rnn = { $count ->
    [0] tanh squeezes everything between −1 and 1: { $sum } becomes { $result }. No unit of { $state } is saturated: the gradient will get back through.
    [one] tanh squeezes everything between −1 and 1: { $sum } becomes { $result }. { $full } unit of { $hidden } is saturated: little gradient will get through it.
   *[other] tanh squeezes everything between −1 and 1: { $sum } becomes { $result }. { $full } units of { $hidden } are saturated: little gradient will get through them.
  }
rnn-caption-h-lstm = The output gate shows part of the cell: { $unit } = { $gate } × { $memory } = { $result }. The rest stays in memory, unsaid.
rnn-caption-h-gru = { $unit } keeps { $keep } of the old ({ $old }) and takes { $take } of the candidate ({ $fresh }): { $result }.
rnn-caption-y = { $right ->
    [yes] The network expects “{ $best }” at { $p }, and that is what comes. Guessing blindly: { $blind }.
   *[no] The network expects “{ $best }” ({ $p }). What comes is “{ $gold }”, which it gave only { $pgold }. Guessing blindly: { $blind }.
  }
rnn-caption-L = { $where ->
    [first] { $symbol } = −ln { $p } = { $loss }: the more the right word was expected, the less it costs. The first partial loss.
    [last] { $symbol } = −ln { $p } = { $loss }. All { $count } losses are in: L = { $sum }, a probability of { $chance } for the whole sentence.
   *[between] { $symbol } = −ln { $p } = { $loss }. With those before it, the loss comes to { $sum }.
  }
rnn-caption-i = The input gate opens to { $open } on average; unit { $unit } lets in the most: { $most }.
rnn-caption-f = { $first ->
    [yes] The forget gate would keep { $keep } of the memory; but { $before } is empty, there is nothing to keep yet.
   *[no] The forget gate keeps { $keep } of { $before } on average: over several steps, that share is multiplied by itself.
  }
rnn-caption-g = The candidate { $symbol } proposes what could enter the memory; unit { $unit } says the most: { $most }.
rnn-caption-o = The output gate will show { $open } of the cell on average; the rest stays hidden.
rnn-caption-c = { $unit } = { $keep } × { $old } + { $enter } × { $fresh } = { $result }: keep a share, add a share. No tanh on this path.
rnn-caption-r = { $first ->
    [yes] The reset gate opens to { $open }; { $before } is zero, so there is nothing to erase yet.
   *[no] The reset gate lets { $open } of { $before } weigh on the candidate.
  }
rnn-caption-z = { $form ->
    [lecture] The update gate will take { $share } of the new on average, and keep the rest of the old.
   *[pytorch] The update gate will keep { $share } of the old on average, and take the rest from the new.
  }
rnn-caption-n = The candidate { $symbol } mixes the word just read with the past that the gate let through; unit { $unit } says the most: { $most }.

## Sentences, backward

rnn-caption-dy = “{ $gold }” had only { $p }: the loss asks its score to rise ({ $gap }) and the others to fall.
rnn-caption-dh = { $case ->
    [last] Last step: { $state } only gets the request of its own loss { $loss }, of norm { $own }.
    [cut] { $state } gets { $own } from its loss { $loss }; truncation has cut what came from the future.
   *[both] { $state } gets { $own } from its own loss { $loss }, and { $future } from the future, through the same weights.
  }
rnn-caption-da = Through tanh, { $share } of the request gets by: { $before } becomes { $after }. A saturated unit lets nothing through.
rnn-caption-dc = { $last ->
    [yes] { $memory } gets { $norm }, from its own output alone: there is no future yet.
   *[no] { $memory } gets { $norm }, of which { $future } from the next step, multiplied by its forget gate and nothing else.
  }
rnn-caption-dgate = { $gate ->
    [i] The input gate
    [f] The forget gate
    [g] The candidate
    [o] The output gate
    [r] The reset gate
    [z] The update gate
   *[n] The candidate
  } gets { $nothing ->
    [yes] no gradient at all: what it multiplies is zero here.
   *[no] a request of norm { $norm }; through its nonlinearity, { $inside } is left for the weights.
  }
rnn-caption-dW = { $first ->
    [yes] Step 1 adds { $share } to ∂L/∂{ $weights }: the sum is complete, { $sum }. One gradient for weights that are shared.
   *[no] Step { $time } adds its share, { $share }, to ∂L/∂{ $weights }: the sum comes to { $sum }.
  }
rnn-caption-update = { $clipped ->
    [yes] The weights step by { $rate } against the gradient (norm { $norm }, clipped: × { $scale }). The next sentence is read with the new ones.
   *[no] The weights step by { $rate } against the gradient, of norm { $norm }. The next sentence is read with the new ones.
  }
