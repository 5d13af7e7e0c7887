rnn-story-loop-title = Une boucle
rnn-story-loop-text = À chaque instant, la cellule lit un mot { $input } et ce qu’elle avait en mémoire, { $before }. Elle en fait { $state }, puis une prédiction { $output }. La flèche qui revient est toute la nouveauté.
rnn-story-unroll-title = La boucle, dépliée
rnn-story-unroll-text = Une colonne par instant : un réseau « classique » à { $T } étages. Mais passez sur un fil { $recurrent } : il s’allume partout. C’est la même matrice, { $T } fois.
rnn-story-which-title = Prédisez
rnn-story-which-text = Ces poids servent à chaque instant. On va en changer un seul, { $weights }{ $cell }, de { $move }.
rnn-story-which-question = Quelles pertes vont changer ?
rnn-story-which-option-all = Toutes
rnn-story-which-option-but-first = Toutes sauf la première
rnn-story-which-option-last = La dernière seulement
rnn-story-which-answer = { $first } reste à { $after1 } : à t = 1, { $initial } est nul et { $weights } ne multiplie rien. { $second } passe de { $before2 } à { $after2 }, et tout ce qui suit bouge aussi.
rnn-story-forward-title = Le passé compte
rnn-story-forward-text = À t = 2, deux choses entrent dans { $state } : le mot lu et { $before }. Avancez avec → : entrée, mémoire, sortie, puis la perte partielle { $L }.
rnn-story-product-title = Une phrase, un nombre
rnn-story-product-text = Les pertes s’additionnent, L = { $loss } ; les probabilités se multiplient, p(y) = { $p }. C’est la même chose, au logarithme près. Répondre au hasard coûterait { $blind }.
rnn-story-learn-title = À vous
rnn-story-learn-text = { $count ->
    [one] Après { $step } mise à jour sur trente petites phrases, il écrit déjà des mots dans l’ordre. Ouvrez « Texte et apprentissage », collez un texte à vous, et regardez les échantillons devenir des mots.
   *[other] Après { $step } mises à jour sur trente petites phrases, il écrit déjà des mots dans l’ordre. Ouvrez « Texte et apprentissage », collez un texte à vous, et regardez les échantillons devenir des mots.
  }
