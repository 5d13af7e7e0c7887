//! The header of a file of weights: read with no more trust than any bytes deserve.
//!
//! It is JSON of one fixed form. A reader of that form alone is a tenth of a reader of all JSON,
//! which the page would have to load for nothing else.

use crate::error::Error;
use crate::order;

/// The type of an array's numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dtype {
    F32,
    F16,
    Bf16,
    F64,
}

/// One array as the header names it; its bytes have been found to be there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub name: String,
    pub dtype: Dtype,
    pub shape: Vec<usize>,
    pub start: usize,
    pub end: usize,
}

/// The field that is no array but remarks, texts by name.
const REMARKS: &str = "__metadata__";
/// What the bytes before the header take.
const LENGTH: usize = size_of::<u64>();

fn bad(message: impl Into<String>) -> Error {
    Error::new("bad-weights", "weights", message)
}

/// The arrays, in the order of their bytes, and those bytes.
pub(super) fn read(bytes: &[u8]) -> Result<(Vec<Entry>, &[u8]), Error> {
    let no_file = || bad("This is not a safetensors file.");
    let (length, rest) = bytes.split_first_chunk::<LENGTH>().ok_or_else(no_file)?;
    let length = usize::try_from(u64::from_le_bytes(*length)).map_err(|_| no_file())?;
    let (header, numbers) = rest.split_at_checked(length).ok_or_else(no_file)?;
    let header = std::str::from_utf8(header).map_err(|_| no_file())?;
    let mut reader = Reader { rest: header };
    let mut entries = reader
        .arrays()
        .ok_or_else(|| bad("The header of the safetensors file is not as the format says."))??;
    order::sort(&mut entries, |a, b| (a.start, a.end).cmp(&(b.start, b.end)));
    let mut reached = 0;
    for entry in &entries {
        let name = &entry.name;
        if entry.start != reached || entry.end > numbers.len() {
            let message = format!(
                "The bytes of “{name}” are not where the file's end or its other arrays leave room."
            );
            return Err(bad(message).with("parameter", name));
        }
        reached = entry.end;
    }
    if reached != numbers.len() {
        return Err(bad(
            "The safetensors file has bytes that belong to no array.",
        ));
    }
    let mut names: Vec<&str> = entries.iter().map(|entry| entry.name.as_str()).collect();
    order::sort(&mut names, |a, b| a.cmp(b));
    if let Some(pair) = names.windows(2).find(|pair| pair[0] == pair[1]) {
        let name = pair[0];
        let message = format!("The safetensors file has “{name}” twice.");
        return Err(bad(message).with("parameter", name));
    }
    Ok((entries, numbers))
}

/// The bytes before the numbers, for arrays of F32 that follow one another.
pub(super) fn write<'a>(arrays: impl Iterator<Item = (&'a str, &'a [usize])>) -> Vec<u8> {
    let mut header = format!("{{\"{REMARKS}\":{{\"format\":\"pt\"}}");
    let mut start = 0;
    for (name, shape) in arrays {
        let end = start + size_of::<f32>() * shape.iter().product::<usize>();
        let sizes: Vec<String> = shape.iter().map(usize::to_string).collect();
        let sizes = sizes.join(",");
        header += ",\"";
        for sign in name.chars() {
            if matches!(sign, '"' | '\\') {
                header.push('\\');
            }
            header.push(sign);
        }
        header += &format!(
            "\":{{\"dtype\":\"F32\",\"shape\":[{sizes}],\"data_offsets\":[{start},{end}]}}"
        );
        start = end;
    }
    header.push('}');
    // Readers that map the file want the numbers to begin at a multiple of their size.
    while !header.len().is_multiple_of(LENGTH) {
        header.push(' ');
    }
    let mut bytes = (header.len() as u64).to_le_bytes().to_vec();
    bytes.extend(header.into_bytes());
    bytes
}

/// What is left to read. A method answers none where the form is another one.
struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn skip(&mut self, sign: char) -> Option<()> {
        let blank = [' ', '\t', '\n', '\r'];
        self.rest = self.rest.trim_start_matches(blank).strip_prefix(sign)?;
        self.rest = self.rest.trim_start_matches(blank);
        Some(())
    }

    /// Reads items between two brackets, separated by commas.
    fn list(
        &mut self,
        [open, close]: [char; 2],
        item: &mut dyn FnMut(&mut Self) -> Option<()>,
    ) -> Option<()> {
        self.skip(open)?;
        if self.skip(close).is_some() {
            return Some(());
        }
        loop {
            item(self)?;
            if self.skip(',').is_none() {
                return self.skip(close);
            }
        }
    }

    fn arrays(&mut self) -> Option<Result<Vec<Entry>, Error>> {
        let mut entries = Vec::new();
        let mut refusal = None;
        self.list(['{', '}'], &mut |reader| {
            let name = reader.text()?;
            reader.skip(':')?;
            if name == REMARKS {
                return reader.list(['{', '}'], &mut |reader| {
                    reader.text()?;
                    reader.skip(':')?;
                    reader.text().map(drop)
                });
            }
            match reader.array(name)? {
                Ok(entry) => entries.push(entry),
                // The rest is read all the same: a wrong form is the greater fault.
                Err(error) => refusal = refusal.take().or(Some(error)),
            }
            Some(())
        })?;
        self.rest
            .is_empty()
            .then_some(refusal.map_or(Ok(entries), Err))
    }

    fn array(&mut self, name: String) -> Option<Result<Entry, Error>> {
        let (mut dtype, mut shape, mut range) = (None, None, None);
        self.list(['{', '}'], &mut |reader| {
            let field = reader.text()?;
            reader.skip(':')?;
            let again = match field.as_str() {
                "dtype" => dtype.replace(reader.text()?).is_some(),
                "shape" => shape.replace(reader.numbers()?).is_some(),
                "data_offsets" => range.replace(reader.numbers()?).is_some(),
                _ => return None,
            };
            (!again).then_some(())
        })?;
        let (dtype, shape, range) = (dtype?, shape?, range?);
        let [start, end] = range[..] else {
            return None;
        };
        let (dtype, size) = match dtype.as_str() {
            "F32" => (Dtype::F32, 4),
            "F16" => (Dtype::F16, 2),
            "BF16" => (Dtype::Bf16, 2),
            "F64" => (Dtype::F64, 8),
            _ => {
                let message = format!(
                    "“{name}” has numbers of type {dtype}: F32, F16, BF16 and F64 are read."
                );
                return Some(Err(bad(message).with("parameter", name)));
            }
        };
        let bytes = shape
            .iter()
            .try_fold(size, |all: usize, &width| all.checked_mul(width));
        if bytes.is_none() || bytes != end.checked_sub(start) {
            let message =
                format!("The bytes of “{name}” are not as many as its shape and type need.");
            return Some(Err(bad(message).with("parameter", name)));
        }
        Some(Ok(Entry {
            name,
            dtype,
            shape,
            start,
            end,
        }))
    }

    fn numbers(&mut self) -> Option<Vec<usize>> {
        let mut numbers = Vec::new();
        self.list(['[', ']'], &mut |reader| {
            let digits = reader.rest.len()
                - reader
                    .rest
                    .trim_start_matches(|c: char| c.is_ascii_digit())
                    .len();
            let (number, rest) = reader.rest.split_at_checked(digits)?;
            numbers.push(number.parse().ok()?);
            reader.rest = rest;
            Some(())
        })?;
        Some(numbers)
    }

    fn text(&mut self) -> Option<String> {
        let mut text = String::new();
        let mut signs = self.rest.strip_prefix('"')?.chars();
        loop {
            match signs.next()? {
                '"' => break,
                '\\' => text.push(match signs.next()? {
                    'b' => '\u{8}',
                    'f' => '\u{c}',
                    'n' => '\n',
                    'r' => '\r',
                    't' => '\t',
                    'u' => unicode(&mut signs)?,
                    sign @ ('"' | '\\' | '/') => sign,
                    _ => return None,
                }),
                sign if sign < ' ' => return None,
                sign => text.push(sign),
            }
        }
        self.rest = signs.as_str();
        Some(text)
    }
}

/// A sign written as one or two numbers of 16 bits.
fn unicode(signs: &mut std::str::Chars) -> Option<char> {
    let first = hexadecimal(signs)?;
    if !(0xD800..0xDC00).contains(&first) {
        return char::from_u32(first);
    }
    (signs.next()? == '\\' && signs.next()? == 'u').then_some(())?;
    let low = hexadecimal(signs)?.checked_sub(0xDC00)?;
    let low = Some(low).filter(|low| *low < 0x400)?;
    char::from_u32(0x1_0000 + ((first - 0xD800) << 10) + low)
}

fn hexadecimal(signs: &mut std::str::Chars) -> Option<u32> {
    (0..4).try_fold(0, |all, _| Some(16 * all + signs.next()?.to_digit(16)?))
}
