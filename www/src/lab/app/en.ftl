app-name = Seqscope
app-about = See every number of a recurrent network, and where it came from: forwards, backwards in time, computed in this very page, without a network.
