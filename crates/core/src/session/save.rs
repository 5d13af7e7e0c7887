//! A session as bytes: a header, then the numbers, then a checksum.
//!
//! The header is binary: a reader of JSON text alone would weigh more than all of this.

use super::history::History;
use super::snapshots::{Network, Snapshots};
use super::{Edit, Session};
use crate::error::Error;
use crate::named::Named;
use crate::real::Real;
use crate::settings::{Settings, Value};
use serde::{Deserialize, Serialize};

const MAGIC: &[u8; 8] = b"seqscope";
const VERSION: u32 = 2;
/// As many earlier networks are saved: enough that seeking stays quick, few enough to store often.
const SAVED_SNAPSHOTS: usize = 8;
const NUMBER: usize = size_of::<Real>();

/// A setting's value with its kind, which this format does not write by itself.
#[derive(Serialize, Deserialize)]
enum Saved {
    Boolean(bool),
    Integer(u64),
    Number(f64),
    Text(String),
}

#[derive(Serialize, Deserialize)]
struct Header {
    number: u32,
    settings: Vec<(String, Saved)>,
    /// Whether training started from weights that were given, which are saved then.
    given: bool,
    step: u32,
    furthest: u32,
    updates: u64,
    diverged: Option<u32>,
    edits: Vec<(u32, Edit)>,
    history: History,
    stride: u32,
    snapshots: Vec<(u32, u64)>,
}

fn bad(message: &str) -> Error {
    Error::new("bad-save", "", message)
}

/// Fowler, Noll and Vo's hash: it finds what was cut off or damaged, and is no defence.
fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

fn write_settings(settings: &Settings) -> Vec<(String, Saved)> {
    let values = settings.values().into_iter();
    let saved = values.filter_map(|(name, value)| {
        let value = match value {
            Value::Boolean(value) => Saved::Boolean(value),
            Value::Integer(value) => Saved::Integer(value),
            Value::Number(value) => Saved::Number(value),
            Value::Text(value) => Saved::Text(value),
            Value::Other => return None,
        };
        Some((name, value))
    });
    saved.collect()
}

fn read_settings(saved: Vec<(String, Saved)>) -> Result<Settings, Error> {
    let mut values = Named::new();
    for (name, value) in saved {
        let value = match value {
            Saved::Boolean(value) => Value::Boolean(value),
            Saved::Integer(value) => Value::Integer(value),
            Saved::Number(value) => Value::Number(value),
            Saved::Text(value) => Value::Text(value),
        };
        values.insert(name, value);
    }
    Settings::read(&values)
}

fn write(bytes: &mut Vec<u8>, network: &Network) {
    let memory = &network.optimizer;
    for numbers in [network.params.data(), &memory.first, &memory.second] {
        for number in numbers {
            bytes.extend(number.to_le_bytes());
        }
    }
}

/// Reads numbers over those of a network; answers whether all are finite.
fn read(bytes: &mut &[u8], network: &mut Network) -> Result<(), Error> {
    let memory = &mut network.optimizer;
    for numbers in [
        network.params.data_mut(),
        &mut memory.first,
        &mut memory.second,
    ] {
        let (mine, rest) = bytes
            .split_at_checked(numbers.len() * NUMBER)
            .ok_or_else(|| bad("The saved session is too short."))?;
        *bytes = rest;
        for (number, saved) in numbers.iter_mut().zip(mine.as_chunks::<NUMBER>().0) {
            *number = Real::from_le_bytes(*saved);
            if !number.is_finite() {
                return Err(bad("The saved session holds numbers that are not finite."));
            }
        }
    }
    Ok(())
}

impl Session {
    /// Everything needed to go on later, as bytes.
    pub fn save(&self) -> Vec<u8> {
        let (stride, snapshots) = self.snapshots.thinned(SAVED_SNAPSHOTS);
        let header = Header {
            number: NUMBER as u32,
            settings: write_settings(self.checked.settings()),
            given: self.given,
            step: self.step,
            furthest: self.furthest,
            updates: self.network.optimizer.updates,
            diverged: self.diverged,
            edits: self.edits.clone(),
            history: self.history.clone(),
            stride,
            snapshots: snapshots
                .iter()
                .map(|(s, n)| (*s, n.optimizer.updates))
                .collect(),
        };
        let header =
            postcard::to_allocvec(&header).expect("a header has no form that cannot be written");
        let mut bytes = MAGIC.to_vec();
        bytes.extend(VERSION.to_le_bytes());
        bytes.extend((header.len() as u32).to_le_bytes());
        bytes.extend(header);
        write(&mut bytes, &self.network);
        if self.given {
            write(&mut bytes, self.snapshots.before(0).1);
        }
        for (_, network) in snapshots {
            write(&mut bytes, network);
        }
        bytes.extend(checksum(&bytes).to_le_bytes());
        bytes
    }

    /// The session that [`Session::save`] wrote, as if it had never been interrupted.
    ///
    /// # Errors
    /// When the bytes are not a saved session of this version, or are damaged.
    pub fn restore(bytes: &[u8]) -> Result<Self, Error> {
        let (header, mut numbers) = open(bytes)?;
        let checked = read_settings(header.settings)
            .and_then(Settings::check)
            .map_err(|error| bad(&format!("Saved settings are refused: {}", error.message)))?;
        let mut session = Self::new(checked)?;
        let steps = header.snapshots.iter().map(|(step, _)| *step);
        let sound = header.step <= header.furthest
            && header
                .edits
                .iter()
                .all(|(step, _)| *step <= header.furthest)
            && header.edits.is_sorted_by_key(|(step, _)| *step)
            && header.history.is_sound(header.furthest)
            && steps
                .clone()
                .all(|step| (1..=header.furthest).contains(&step))
            && steps.is_sorted_by(|a, b| a < b);
        if !sound {
            return Err(bad("The saved session contradicts itself."));
        }
        for (_, edit) in &header.edits {
            // Tried on the initial weights, which a replay starts from anyway.
            edit.apply(&mut session.network.params.clone())
                .map_err(|error| bad(&format!("A saved edit is refused: {}", error.message)))?;
        }
        let mut network = session.network.clone();
        network.optimizer.updates = header.updates;
        read(&mut numbers, &mut network)?;
        if header.given {
            let mut initial = session.network.clone();
            read(&mut numbers, &mut initial)?;
            session.given = true;
            session.snapshots = Snapshots::new(initial);
        }
        let mut snapshots = Vec::new();
        for (step, updates) in header.snapshots {
            let mut snapshot = session.network.clone();
            snapshot.optimizer.updates = updates;
            read(&mut numbers, &mut snapshot)?;
            snapshots.push((step, snapshot));
        }
        if !numbers.is_empty() {
            return Err(bad("The saved session is too long."));
        }
        session.snapshots.put_back(header.stride, snapshots);
        session.network = network;
        session.step = header.step;
        session.furthest = header.furthest;
        session.diverged = header.diverged;
        session.edits = header.edits;
        session.history = header.history;
        Ok(session)
    }
}

/// Checks the frame of the bytes; answers the header and the bytes of the numbers.
fn open(bytes: &[u8]) -> Result<(Header, &[u8]), Error> {
    let rest = bytes
        .strip_prefix(MAGIC)
        .ok_or_else(|| bad("This is not a saved session."))?;
    let (version, rest) = rest
        .split_first_chunk()
        .ok_or_else(|| bad("The saved session is too short."))?;
    let version = u32::from_le_bytes(*version);
    if version != VERSION {
        let message = format!("Saved sessions of version {version} cannot be read.");
        return Err(bad(&message).with("version", version));
    }
    let (body, sum) = rest
        .split_last_chunk()
        .ok_or_else(|| bad("The saved session is too short."))?;
    if checksum(&bytes[..bytes.len() - size_of::<u64>()]) != u64::from_le_bytes(*sum) {
        return Err(bad("The saved session is damaged."));
    }
    let (length, rest) = body
        .split_first_chunk()
        .ok_or_else(|| bad("The saved session is too short."))?;
    let (header, numbers) = rest
        .split_at_checked(u32::from_le_bytes(*length) as usize)
        .ok_or_else(|| bad("The saved session is too short."))?;
    // What the reader would say of its bytes helps nobody, and its sentences weigh half a kilobyte.
    let header: Header =
        postcard::from_bytes(header).map_err(|_| bad("The saved session is damaged."))?;
    if header.number as usize != NUMBER {
        return Err(bad("The saved session has numbers of another precision."));
    }
    Ok((header, numbers))
}
