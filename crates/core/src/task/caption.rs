//! Small pictures of one shape or two, and their descriptions.

use super::{END, Example, Inputs, Language, Target, Task, Vocabulary};
use crate::error::Error;
use crate::real::Real;
use crate::rng::Stream;

/// The side of a picture, in pixels: the input is one vector of SIDE² numbers, row by row, 1 where
/// it is dark, ½ where it is light, else 0.
pub const SIDE: usize = 12;

/// Side 5 and side 3 of each shape, row by row from the highest bit.
const BITMAPS: [[u32; 2]; 4] = [
    [0b01110_11111_11111_11111_01110, 0b010_111_010],
    [0b11111_11111_11111_11111_11111, 0b111_111_111],
    [0b00100_00100_01110_01110_11111, 0b000_010_111],
    [0b10001_01010_00100_01010_10001, 0b101_010_101],
];
const SIDES: [usize; 2] = [5, 3];

/// Article, two sizes, two shades, each masculine and feminine; the four shapes; two relations.
const EN: [&str; 16] = [
    "a",
    "a",
    "large",
    "large",
    "small",
    "small",
    "dark",
    "dark",
    "light",
    "light",
    "circle",
    "square",
    "triangle",
    "cross",
    "above",
    "to the left of",
];
const FR: [&str; 16] = [
    "un",
    "une",
    "grand",
    "grande",
    "petit",
    "petite",
    "foncé",
    "foncée",
    "clair",
    "claire",
    "cercle",
    "carré",
    "triangle",
    "croix",
    "au-dessus d'",
    "à gauche d'",
];
/// The feminine one of the shapes: la croix.
const FEMININE: usize = 3;

/// One shape: its kind, whether it is small, whether it is light.
type Shape = [usize; 3];

fn table(language: Language) -> &'static [&'static str; 16] {
    match language {
        Language::En => &EN,
        Language::Fr => &FR,
    }
}

pub(super) fn vocabularies(language: Language) -> (Vocabulary, Vocabulary) {
    let words = table(language).iter().flat_map(|entry| entry.split(' '));
    (Vocabulary::default(), Vocabulary::written(words))
}

pub(super) fn draw(task: &Task, stream: &mut Stream) -> Example {
    let mut shape = || [stream.below(4), stream.below(2), stream.below(2)];
    let (first, second) = (shape(), shape());
    let kind = stream.below(5);
    let mut data = vec![0.0; SIDE * SIDE];
    let free = |shape: Shape, room: usize| room - SIDES[shape[1]] + 1;
    let mut words = describe(task.language, first);
    if kind == 0 {
        let at = [(); 2].map(|()| stream.below(free(first, SIDE)));
        paint(&mut data, first, at);
    } else {
        // One half each along one axis; across it their centres differ by one pixel at most, so
        // that no picture has two right descriptions.
        let across = stream.below(free(first, SIDE));
        let centre = across + SIDES[first[1]] / 2 + stream.below(3);
        let beside = centre.saturating_sub(1 + SIDES[second[1]] / 2);
        let beside = beside.min(SIDE - SIDES[second[1]]);
        let along = stream.below(free(first, SIDE / 2));
        let further = SIDE / 2 + stream.below(free(second, SIDE / 2));
        let left = kind % 2;
        let turned = |along, across| {
            if left == 1 {
                [across, along]
            } else {
                [along, across]
            }
        };
        paint(&mut data, first, turned(along, across));
        paint(&mut data, second, turned(further, beside));
        words.extend(table(task.language)[14 + left].split(' '));
        words.extend(describe(task.language, second));
    }
    let ids = words.iter().filter_map(|word| task.target.id(word));
    answer(data, ids.chain([END]).collect())
}

/// A picture of SIDE rows of SIDE signs: `.` empty, `+` light, `#` dark; blanks do not count.
pub(super) fn encode(_: &Task, typed: &str) -> Result<Example, Error> {
    let signs = typed.chars().filter(|c| !c.is_whitespace());
    let pixel = |sign| match sign {
        '.' => Some(0.0),
        '+' => Some(0.5),
        '#' => Some(1.0),
        _ => None,
    };
    let data: Option<Vec<Real>> = signs.take(SIDE * SIDE + 1).map(pixel).collect();
    match data {
        Some(data) if data.len() == SIDE * SIDE => Ok(answer(data, vec![END])),
        _ => Err(Error::new(
            "not-a-picture",
            "input",
            format!("A picture has {SIDE} rows of {SIDE} signs, each one of “.”, “+” and “#”."),
        )
        .with("side", SIDE)),
    }
}

fn describe(language: Language, [kind, small, light]: Shape) -> Vec<&'static str> {
    let table = table(language);
    let gender = usize::from(kind == FEMININE);
    let (article, size) = (table[gender], table[2 + 2 * small + gender]);
    let (shade, shape) = (table[6 + 2 * light + gender], table[10 + kind]);
    match language {
        Language::En => vec![article, size, shade, shape],
        Language::Fr => vec![article, size, shape, shade],
    }
}

fn paint(data: &mut [Real], [kind, small, light]: Shape, [top, left]: [usize; 2]) {
    let side = SIDES[small];
    for place in 0..side * side {
        if BITMAPS[kind][small] >> (side * side - 1 - place) & 1 == 1 {
            let (row, column) = (top + place / side, left + place % side);
            data[row * SIDE + column] = if light == 1 { 0.5 } else { 1.0 };
        }
    }
}

fn answer(data: Vec<Real>, target: Vec<usize>) -> Example {
    Example {
        input: Inputs::Vectors {
            width: SIDE * SIDE,
            data,
        },
        target: Target::Symbols(target),
        gold: Vec::new(),
    }
}
