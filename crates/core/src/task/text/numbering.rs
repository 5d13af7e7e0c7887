//! Numbers for tokens, as they first appear.
//!
//! A table of places with open addressing. The library's would weigh seven kilobytes in the module,
//! most of it for a hash that withstands attacks: here a person could only attack their own page.

/// Tokens by number.
pub(in crate::task) struct Numbering<'a> {
    /// The tokens, by number.
    pub names: Vec<&'a str>,
    /// Numbers plus one, at or after the place of a token's hash; 0 is free. A power of two, at most
    /// half full.
    places: Vec<u32>,
}

impl<'a> Numbering<'a> {
    pub fn new() -> Self {
        Self {
            names: Vec::new(),
            places: vec![0; 64],
        }
    }

    /// The number of a token, given now if it has none.
    pub fn number(&mut self, token: &'a str) -> usize {
        let place = self.place(token);
        if let Some(number) = (self.places[place] as usize).checked_sub(1) {
            return number;
        }
        self.names.push(token);
        self.places[place] = self.names.len() as u32;
        if self.names.len() * 2 > self.places.len() {
            self.grow();
        }
        self.names.len() - 1
    }

    /// Where a token is, or would be put.
    fn place(&self, token: &str) -> usize {
        let last = self.places.len() - 1;
        let mut place = hash(token) as usize & last;
        while let Some(number) = (self.places[place] as usize).checked_sub(1) {
            if self.names[number] == token {
                break;
            }
            place = (place + 1) & last;
        }
        place
    }

    fn grow(&mut self) {
        self.places = vec![0; self.places.len() * 2];
        for number in 0..self.names.len() {
            let place = self.place(self.names[number]);
            self.places[place] = number as u32 + 1;
        }
    }
}

/// Fowler, Noll and Vo's hash, with its upper half folded in.
fn hash(token: &str) -> u32 {
    let hash = token.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    hash ^ (hash >> 15)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_numbered_as_they_first_appear() {
        let texts: Vec<String> = (0..3000).map(|i| format!("t{}", i * 7919 % 1000)).collect();
        let mut numbering = Numbering::new();
        let mut names: Vec<&str> = Vec::new();
        for text in &texts {
            let expected = names
                .iter()
                .position(|name| name == text)
                .unwrap_or_else(|| {
                    names.push(text);
                    names.len() - 1
                });
            assert_eq!(numbering.number(text), expected);
        }
        assert_eq!(numbering.names, names);
    }
}
