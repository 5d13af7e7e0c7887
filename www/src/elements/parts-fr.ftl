## Lecture du moment

readout-phase-start = Avant tout calcul
readout-phase-forward = Propagation avant
readout-phase-backward = Rétropropagation
readout-phase-update = Mise à jour
readout-operation = opération { $position } / { $length }
readout-form = Notation
readout-form-lecture = Cours
readout-form-pytorch = PyTorch
readout-equation-of = Équation de { $symbol }

## Légende

legend-value = valeur
legend-gradient = ‖gradient‖
legend-probability = probabilité

## Tiroir

drawer-story = Récit
drawer-training = Texte et apprentissage
drawer-settings = Réglages
drawer-close = Fermer
drawer-label = Récit, apprentissage et réglages

## Apprentissage

training-play = Apprendre
training-pause = Pause
training-more = { $count ->
    [one] +{ $shown } mise à jour
   *[other] +{ $shown } mises à jour
  }
training-reset = Revenir aux mêmes poids initiaux
training-step = pas
training-loss = perte
training-rate = pas/s
training-blind = ‑ ‑ au hasard : { $loss }
training-scrub = Pas d’apprentissage
training-scrub-at = pas { $step } sur { $last }
training-note-none = Rien n’est encore appris : ce sont les poids initiaux.
training-note-scrub = Tirez le curseur pour revenir à n’importe quel pas.
training-note-rewound = Au pas { $step } sur { $last }. Modifier un poids ouvre ici une autre branche.
training-samples = Ce qu’il écrit
training-at = pas { $step }

## Récit

story-count = Carte { $at } sur { $count }
story-back = Précédent
story-on = Suivant
story-reveal = Révéler
story-options = Votre réponse
story-guess = Votre estimation
story-measured = Mesuré : { $value }. Votre estimation s’en écartait d’un facteur { $ratio }.
story-right = Oui.
story-wrong = Pas tout à fait.

## Inspecteur

inspector-label = Comment ce nombre est fait
inspector-close = Fermer
inspector-value = Valeur
inspector-sum = somme
inspector-rest = les autres
inspector-gradient = gradient
inspector-gradient-hint = L’augmenter de 0,01 change L d’environ { $change }.
inspector-edit = Nouvelle valeur
inspector-edit-hint = Tout est recalculé avec elle. Échap ferme.
inspector-apply = Fixer
inspector-token = Un autre mot ici
inspector-token-hint = La suite change ; les poids restent.
inspector-later = pas encore calculé
inspector-time = t = { $t }
inspector-unit = unité { $unit }
