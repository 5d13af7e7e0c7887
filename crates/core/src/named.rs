//! A map from names, kept sorted in one vector. The maps here are small, and each further type of
//! value in a tree of the standard library would weigh several kilobytes in the module.

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::{Serialize, Serializer};
use std::fmt;
use std::marker::PhantomData;
use std::ops::Index;

/// Values by name, in the order of their names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named<V>(Vec<(String, V)>);

impl<V> Default for Named<V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<V> Named<V> {
    /// An empty map.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn place(&self, name: &str) -> Result<usize, usize> {
        let place = self.0.partition_point(|(own, _)| own.as_str() < name);
        match self.0.get(place) {
            Some((own, _)) if own == name => Ok(place),
            _ => Err(place),
        }
    }

    /// The value of a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&V> {
        self.place(name).ok().map(|place| &self.0[place].1)
    }

    /// The value of a name, to be changed.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut V> {
        match self.place(name) {
            Ok(place) => Some(&mut self.0[place].1),
            Err(_) => None,
        }
    }

    /// The value of a name, which is made if there is none.
    pub fn or_insert_with(&mut self, name: &str, value: impl FnOnce() -> V) -> &mut V {
        let place = self.place(name).unwrap_or_else(|place| {
            self.0.insert(place, (name.to_owned(), value()));
            place
        });
        &mut self.0[place].1
    }

    /// Sets the value of a name; answers the one it had.
    pub fn insert(&mut self, name: impl Into<String>, value: V) -> Option<V> {
        let name = name.into();
        match self.place(&name) {
            Ok(place) => Some(std::mem::replace(&mut self.0[place].1, value)),
            Err(place) => {
                self.0.insert(place, (name, value));
                None
            }
        }
    }

    /// Names and values, in the order of the names.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &V)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// The values, in the order of their names.
    pub fn values(&self) -> impl ExactSizeIterator<Item = &V> {
        self.0.iter().map(|(_, value)| value)
    }

    /// How many names there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<V, N: AsRef<str> + ?Sized> Index<&N> for Named<V> {
    type Output = V;

    fn index(&self, name: &N) -> &V {
        self.get(name.as_ref()).expect("a name of the map")
    }
}

impl<V, K: Into<String>> Extend<(K, V)> for Named<V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, pairs: I) {
        for (name, value) in pairs {
            self.insert(name, value);
        }
    }
}

impl<V, K: Into<String>> FromIterator<(K, V)> for Named<V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Self {
        let mut named = Self::new();
        named.extend(pairs);
        named
    }
}

impl<V> IntoIterator for Named<V> {
    type Item = (String, V);
    type IntoIter = std::vec::IntoIter<(String, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<V: Serialize> Serialize for Named<V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de, V: Deserialize<'de>> Deserialize<'de> for Named<V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pairs<V>(PhantomData<V>);

        impl<'de, V: Deserialize<'de>> Visitor<'de> for Pairs<V> {
            type Value = Named<V>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("values by name")
            }
            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Named<V>, M::Error> {
                let mut named = Named::new();
                while let Some((name, value)) = map.next_entry::<String, V>()? {
                    named.insert(name, value);
                }
                Ok(named)
            }
        }

        deserializer.deserialize_map(Pairs(PhantomData))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_replaced_and_sorted() {
        let mut named: Named<i32> = [("c", 3), ("a", 1), ("b", 2)].into_iter().collect();
        assert_eq!(named.insert("b", 5), Some(2));
        assert_eq!(named.insert("d", 4), None);
        let names: Vec<&str> = named.iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["a", "b", "c", "d"]);
        assert_eq!((named["b"], named.get("e")), (5, None));
        if let Some(value) = named.get_mut("a") {
            *value = 7;
        }
        assert!(named.values().eq(&[7, 5, 3, 4]));
        assert_eq!(
            serde_json::to_string(&named).expect("plain data"),
            r#"{"a":7,"b":5,"c":3,"d":4}"#
        );
    }
}
