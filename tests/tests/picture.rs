//! The picture cannot lie: a small interpreter that shares no code with the core reads the wiring as
//! the page gets it, applies each node's expression to the blocks of the trace, and must get the
//! node's own block.

mod interpreter;

use interpreter::Page;
use seqscope_core::params::Params;
use seqscope_core::trace::force::Force;
use seqscope_core::wiring::wiring;
use seqscope_tests::{case, checked, deviation, held, limit, variants, with};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

fn pages() -> Vec<Page> {
    let pages = variants().into_iter();
    pages.map(|settings| Page::new(&case(&settings))).collect()
}

/// The same with paths cut: in one window, and in windows that follow each other.
fn cut_pages() -> Vec<Page> {
    let pages = variants().into_iter();
    pages
        .flat_map(|settings| {
            let cuts = [json!({"k2": 4}), json!({"k1": 2, "k2": 2})];
            cuts.map(|cut| Page::new(&case(&with(&settings, &cut))))
        })
        .collect()
}

#[test]
fn every_node_applied_to_its_inputs_gives_its_block() {
    for page in pages().into_iter().chain(cut_pages()) {
        let mut seen = 0;
        for node in page.nodes() {
            let id = node["id"].as_str().expect("a node has a name");
            for t in page.times(node) {
                let (found, expected) = (page.evaluate(&node["expr"], t), page.own(node, t));
                let apart = deviation(&found, &expected);
                assert!(
                    apart < limit(2e-5, 1e-12),
                    "{}: {id} at {t}: {apart}",
                    page.name
                );
                seen += 1;
            }
        }
        assert!(seen > 100, "{}: only {seen} values were checked", page.name);
    }
}

#[test]
fn held_gates_change_what_they_hold_and_everything_else_follows() {
    let gates = [("lstm", vec!["i", "f", "o"]), ("gru", vec!["r", "z"])];
    for settings in variants() {
        let name = settings["cell"].as_str().expect("a cell");
        let of_cell = gates.iter().find(|(cell, _)| *cell == name);
        for gate in of_cell.map_or(&[][..], |(_, gates)| gates) {
            // Unit 2 at step 3, and all units at step 5.
            let holds = |t: usize, unit: usize| (t == 3 && unit == 2) || t == 5;
            let forces = [(Some(2), 3), (None, 5)].map(|(unit, t)| Force {
                gate: (*gate).to_owned(),
                unit,
                t: Some(t),
                value: 0.25,
            });
            let checked = checked(&settings);
            let params = Params::initial(&checked);
            let page = Page::new(&held(checked, params, name, &forces));
            let inner = format!("da_{gate}");
            for node in page.nodes() {
                let id = node["id"].as_str().expect("a node has a name");
                for t in page.times(node) {
                    let mut found = page.evaluate(&node["expr"], t);
                    for (unit, value) in found.iter_mut().enumerate() {
                        if holds(t, unit) && id == *gate {
                            *value = 0.25;
                        } else if holds(t, unit) && id == inner {
                            *value = 0.0;
                        }
                    }
                    let apart = deviation(&found, &page.own(node, t));
                    assert!(apart < limit(2e-5, 1e-12), "{gate}: {id} at {t}: {apart}");
                }
            }
        }
    }
}

#[test]
fn nothing_is_equal_to_its_neighbour_by_accident() {
    // A block of zeros, or one that is the same at every step, would pass the test above for
    // expressions that read the wrong time.
    for page in pages() {
        for node in page.nodes().filter(|node| node["time"] == "each") {
            let id = node["id"].as_str().expect("a node has a name");
            let (second, third) = (page.own(node, 2), page.own(node, 3));
            assert!(
                second.iter().any(|&x| x != 0.0),
                "{}: {id} is zero",
                page.name
            );
            assert_ne!(second, third, "{}: {id}", page.name);
        }
    }
}

#[test]
fn equations_show_what_the_expressions_read() {
    let updates = ["momentum", "adam"].into_iter().zip(["norm", "value"]);
    let updates = updates
        .map(|(optimizer, clip)| Page::new(&case(&json!({"optimizer": optimizer, "clip": clip}))));
    for page in pages().into_iter().chain(cut_pages()).chain(updates) {
        for node in page.nodes() {
            let id = node["id"].as_str().expect("a node has a name");
            let mut read: BTreeSet<(String, i64)> = interpreter::reads(&node["expr"]);
            for form in ["lecture", "pytorch"] {
                let tex = node["tex"][form].as_str().expect("a node has an equation");
                let (left, right) = split(tex);
                assert_eq!(
                    left,
                    BTreeSet::from([(id.to_owned(), 0)]),
                    "{}: {tex}",
                    page.name
                );
                assert_eq!(right, read, "{}: {id}: {tex}", page.name);
                assert_balanced(tex);
            }
            let mut declared = BTreeSet::new();
            for input in node["inputs"].as_array().expect("inputs") {
                let block = input["block"].as_str().expect("a block").to_owned();
                declared.insert((block, input["dt"].as_i64().expect("a distance")));
            }
            for name in node["parameters"].as_array().expect("parameters") {
                declared.insert((name.as_str().expect("a name").to_owned(), 0));
            }
            assert_eq!(declared, read, "{}: {id}", page.name);
            read.retain(|(name, dt)| *dt == 0 && page.is_node(name));
            assert!(!read.contains(&(id.to_owned(), 0)), "{id} reads itself");
        }
    }
}

type References = BTreeSet<(String, i64)>;

/// The references left and right of the first sign of equality outside of braces.
fn split(tex: &str) -> (References, References) {
    let end = closing(tex, tex.find("}{").expect("a marked symbol") + 1);
    (references(&tex[..end]), references(&tex[end..]))
}

fn closing(tex: &str, open: usize) -> usize {
    let mut depth = 0;
    for (at, letter) in tex[open..].char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return open + at + 1;
        }
    }
    panic!("open braces: {tex}");
}

fn references(tex: &str) -> References {
    let parts = tex.split("\\data{ref=").skip(1);
    parts
        .map(|part| {
            let attributes = part.split('}').next().expect("attributes end");
            let mut fields = attributes.split(',');
            let name = fields.next().expect("a reference").to_owned();
            let dt = fields
                .find_map(|field| field.strip_prefix("dt="))
                .unwrap_or("0");
            (name, dt.parse().expect("a number"))
        })
        .collect()
}

fn assert_balanced(tex: &str) {
    let tex = tex.replace("\\leftarrow", "");
    let count = |what: &str| tex.matches(what).count();
    assert_eq!(count("{"), count("}"), "{tex}");
    assert_eq!(count("\\left"), count("\\right"), "{tex}");
    assert_eq!(count("\\begin"), count("\\end"), "{tex}");
}

#[test]
fn operations_contain_each_node_once_and_have_symbols() {
    for page in pages() {
        let mut found = Vec::new();
        let wiring = &page.wiring;
        let update = [wiring["update"].clone()];
        let lists = [&wiring["forward"], &wiring["backward"]];
        let operations = lists
            .iter()
            .flat_map(|list| list.as_array().expect("a list"));
        for operation in operations.chain(&update) {
            for form in ["lecture", "pytorch"] {
                assert_ne!(operation["symbol"][form], "", "{operation}");
                let tex = operation["tex"][form].as_str().expect("an equation");
                assert_balanced(tex);
                assert!(tex.contains("\\data{ref="), "{operation}");
            }
            for node in operation["nodes"].as_array().expect("nodes") {
                found.push(node.as_str().expect("a name").to_owned());
            }
        }
        let declared: Vec<_> = page
            .nodes()
            .map(|node| node["id"].as_str().expect("id").to_owned())
            .collect();
        assert_eq!(found, declared, "{}", page.name);
    }
}

#[test]
fn nothing_is_read_before_it_is_ready() {
    for settings in variants() {
        let settings = with(&settings, &json!({"k1": 2, "k2": 3}));
        let case = case(&settings);
        let wiring = wiring(&case.checked);
        let ready = &case.trace.index.ready;
        let steps = case.trace.index.steps;
        let order: BTreeMap<&str, usize> = wiring
            .nodes
            .iter()
            .enumerate()
            .map(|(i, node)| (node.id.as_str(), i))
            .collect();
        for node in &wiring.nodes {
            for t in 1..=steps {
                let own = ready[&node.id].position(t);
                assert!(own >= 1 && own <= case.trace.index.positions as i64);
                for input in &node.inputs {
                    let at = t as i64 + i64::from(input.dt);
                    let Some(read) = ready.get(&input.block) else {
                        assert_eq!(input.block, "x", "an input that is no node");
                        continue;
                    };
                    if at < 1 || at > steps as i64 {
                        continue;
                    }
                    let position = read.position(at as usize);
                    let whole = ["grad.", "dh0", "dc0"]
                        .iter()
                        .any(|p| node.id.starts_with(p));
                    assert!(
                        position <= own || whole,
                        "{} reads {} too early",
                        node.id,
                        input.block
                    );
                    if position == own && input.dt == 0 {
                        assert!(order[input.block.as_str()] < order[node.id.as_str()]);
                    }
                    if whole {
                        assert!(read.position(1) <= own, "{} is complete too early", node.id);
                    }
                }
            }
        }
    }
}

#[test]
fn positions_and_operations_are_each_others_inverse() {
    use seqscope_core::timeline::{Moment, Timeline};
    for settings in variants() {
        let case = case(&settings);
        let wiring = wiring(&case.checked);
        let line = Timeline::new(&wiring, case.trace.index.steps);
        assert_eq!(line.last(), case.trace.index.positions);
        assert_eq!(line.moment(0), Moment::Start);
        assert_eq!(line.moment(line.last()), Moment::Update);
        for position in 1..line.last() {
            let (operation, t) = match line.moment(position) {
                Moment::Forward { operation, t } => (&wiring.forward[operation], t),
                Moment::Backward { operation, t } => (&wiring.backward[operation], t),
                other => panic!("{position} is {other:?}"),
            };
            let ready = case.trace.index.ready[&operation.nodes[0]];
            assert_eq!(ready.position(t), position as i64, "{}", operation.id);
        }
    }
}

#[test]
fn the_lectures_names_stand_in_the_lectures_form() {
    let page = Page::new(&case(&json!({"cell": "rnn", "bias": false})));
    let equation = |id: &str| {
        let node = page.nodes().find(|node| node["id"] == id).expect("a node");
        interpreter::plain(node["tex"]["lecture"].as_str().expect("an equation"))
    };
    assert_eq!(equation("a"), "a_{t}=W_{x,h}\\,x_{t}+W_{h,h}\\,h_{t-1}");
    assert_eq!(equation("h"), "h_{t}=\\tanh\\left(a_{t}\\right)");
    let composed = page.wiring["forward"][2]["tex"]["lecture"]
        .as_str()
        .map(interpreter::plain);
    let expected = "y_{t}=\\operatorname{softmax}\\left(W_{h,y}\\,h_{t}\\right)";
    assert_eq!(composed.as_deref(), Some(expected));
    let gru = Page::new(&case(&json!({"cell": "gru", "bias": false})));
    let h = gru.wiring["forward"][3]["tex"].clone();
    let plain = |form: &str| interpreter::plain(h[form].as_str().unwrap_or_default());
    assert_eq!(
        plain("lecture"),
        "h_{t}=z_{t}\\odot \\tilde{h}_{t}+(1-z_{t})\\odot h_{t-1}"
    );
    assert_eq!(
        plain("pytorch"),
        "h_{t}=(1-z_{t})\\odot n_{t}+z_{t}\\odot h_{t-1}"
    );
    assert_eq!(Value::from("gru"), gru.wiring["cell"]);
}
