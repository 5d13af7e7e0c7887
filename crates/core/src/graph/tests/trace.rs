//! A small recurrent network: its table, its timeline and its equations.

use super::super::contribution::{jacobian, table};
use super::super::trace::{GraphTrace, Tables, Watch, look, trace};
use super::*;
use crate::graph::Built;

const STEPS: usize = 5;

fn recurrent() -> Weights {
    let mut numbers = Numbers::new(11);
    let mut weights = Weights::default();
    let all = [
        ("embedding.weight", 2, 8),
        ("weight_ih_l0", 2, 6),
        ("weight_hh_l0", 3, 9),
    ];
    for (name, columns, count) in all {
        weights.insert(name, columns, numbers.many(count));
    }
    weights.insert("output.weight", 3, numbers.many(12));
    weights.insert("output.bias", 1, numbers.many(4));
    weights
}

/// h_t = tanh(W x_t + W h_{t−1}); the loss of step 3 counts nothing; L is the mean of all.
fn built(weights: &Weights) -> Built<'_> {
    let mut g = Graph::new(weights);
    g.block("h", &[("t", 0)], "h_{t}");
    let mut h = g.input(Tensor::zeros(1, 3));
    let (mut losses, mut outputs) = (Vec::new(), Vec::new());
    for t in 1..=STEPS {
        let at = [("t", t)];
        g.operation("state", "h_{t}");
        g.block("x", &at, "x_{t}");
        let x = g.lookup("embedding.weight", &[t % 4]);
        let a = g.linear(x, "weight_ih_l0", 0..3, None);
        let b = g.linear(h, "weight_hh_l0", 0..3, None);
        let a = g.add(a, b);
        g.block("h", &at, "h_{t}");
        h = g.tanh(a);
        g.operation("output", "y_{t}");
        g.block("s", &at, "s_{t}");
        let s = g.linear(h, "output.weight", 0..4, Some("output.bias"));
        g.block("y", &at, "y_{t}");
        outputs.push(g.softmax(s, None));
        g.operation("loss", "L_{t}");
        let target = (t != 3).then_some((t + 1) % 4);
        g.block("L", &at, "L_{t}");
        losses.push(g.cross_entropy(s, &[target]));
    }
    g.operation("total", "L");
    let all = g.below(&losses);
    let sum = g.sum(all);
    g.block("loss", &[], "L");
    let loss = g.scale(sum, 1.0 / STEPS as f64);
    Built {
        graph: g,
        losses,
        loss,
        outputs,
    }
}

fn told(trace: &GraphTrace) -> &Tables {
    trace.tables.as_ref().expect("tables")
}

fn traced(weights: &Weights) -> GraphTrace {
    let watch = Watch {
        states: &["h", "nothing"],
        ..Watch::default()
    };
    trace(&built(weights), &watch)
}

#[test]
fn losses_reach_what_came_before_them_and_nothing_else() {
    let weights = recurrent();
    let trace = traced(&weights);
    let norm = trace.values64("G_norm.h").expect("the table");
    let state = trace.values64("G.h").expect("the vectors");
    assert_eq!(told(&trace).states[0].nodes.len(), STEPS + 1);
    for j in 1..=STEPS {
        for k in 0..=STEPS {
            let pair = (j - 1) * (STEPS + 1) + k;
            let reached = k <= j && j != 3;
            assert_eq!(norm[pair] > 0.0, reached, "{j}, {k}");
            let vector = &state[pair * 3..pair * 3 + 3];
            assert_eq!(vector.iter().any(|&g| g != 0.0), reached);
        }
    }
    // The sum over all losses is the gradient of the mean.
    let gradient = trace.values("d.h").expect("the gradients");
    for (place, &whole) in gradient.iter().enumerate() {
        let sum: f64 = (0..STEPS).map(|j| state[j * 3 * (STEPS + 1) + place]).sum();
        assert!((sum - f64::from(whole)).abs() < 1e-7);
    }
}

#[test]
fn shares_of_uses_add_up_to_the_gradient() {
    let weights = recurrent();
    let trace = traced(&weights);
    let limit = if cfg!(feature = "double") {
        1e-14
    } else {
        1e-7
    };
    assert!(told(&trace).identity_error < limit);
    for parameter in &told(&trace).parameters {
        let name = &parameter.name;
        assert_eq!(parameter.uses.len(), STEPS, "{name}");
        let gradient = trace.values(&format!("grad.{name}")).expect("a gradient");
        let share = trace.values64(&format!("share.{name}")).expect("shares");
        let gathered = trace.values64(&format!("gathered.{name}")).expect("sums");
        let norms = trace
            .values64(&format!("share_norm.{name}"))
            .expect("norms");
        for (place, &whole) in gradient.iter().enumerate() {
            let sum: f64 = share.iter().skip(place).step_by(gradient.len()).sum();
            assert!((sum - f64::from(whole)).abs() < limit, "{name}");
            assert!((sum - gathered[place]).abs() < 1e-14, "{name}");
        }
        for (share, norm) in share.chunks(gradient.len()).zip(norms) {
            let own = share.iter().map(|s| s * s).sum::<f64>().sqrt();
            assert!((own - norm).abs() < 1e-14, "{name}");
        }
    }
    let pairs = trace.values64("pair_norm.weight_hh_l0").expect("pairs");
    for (j, row) in pairs.chunks(STEPS).enumerate() {
        // The initial state is zero: the first use gives nothing.
        let reached = |k: usize| 0 < k && k <= j && j != 2;
        assert!(
            row.iter()
                .enumerate()
                .all(|(k, &norm)| (norm > 0.0) == reached(k))
        );
    }
}

#[test]
fn norms_of_pairs_are_those_of_whole_shares() {
    // Several rows and one loss: its pairs are the shares themselves. At a time of their own, two
    // of the three products are one use, because they read different rows.
    let all = weights(&parameters());
    let mut g = Graph::new(&all);
    let x = g.lookup("t", &[1, 4, 1]);
    let a = g.linear(x, "w", 1..4, Some("b"));
    let b = g.linear(a, "w", 0..1, None);
    let c = g.linear(a, "w", 1..4, None);
    let s = g.beside(&[b, c]);
    let losses = g.cross_entropy(s, &[Some(1), Some(3), None]);
    let loss = g.sum(losses);
    let built = Built {
        graph: g,
        losses: vec![loss],
        loss,
        outputs: vec![],
    };
    let found = table(&built, &built.gradients(), &[]);
    let counts: Vec<usize> = found.uses.iter().map(|uses| uses.uses.len()).collect();
    assert_eq!(counts, [1, 2, 1]);
    for uses in &found.uses {
        for (pair, share) in uses.pair_norm.iter().zip(&uses.share_norm) {
            assert!((pair - share).abs() < 1e-12 * share && *share > 0.0);
        }
    }
}

#[test]
fn the_gradient_of_an_earlier_state_is_the_jacobian_times_that_of_the_later() {
    let weights = recurrent();
    let built = built(&weights);
    let states = built
        .graph
        .ids()
        .filter(|id| built.graph.node(*id).block == "h");
    let states: Vec<Id> = states.collect();
    let gradients = built
        .graph
        .backward(&[(built.losses[4], Tensor::number(1.0))]);
    let exact = |k: usize| gradients.exact(states[k]).expect("a path").to_vec();
    for k in 0..4 {
        let jacobian = jacobian(&built.graph, states[k + 1], states[k]);
        for (column, own) in exact(k).into_iter().enumerate() {
            let later = exact(k + 1).into_iter().enumerate();
            let sum: f64 = later.map(|(row, d)| d * jacobian[row * 3 + column]).sum();
            assert!((sum - own).abs() < 1e-14, "{k}");
        }
    }
    let back = jacobian(&built.graph, states[0], states[1]);
    assert_eq!(back, [0.0; 9]);
}

#[test]
fn a_use_that_is_too_large_is_left_out_by_name() {
    let mut weights = recurrent();
    weights.insert("embedding.weight", 2, vec![0.5; 40_000]);
    let trace = traced(&weights);
    let left = ["share.embedding.weight", "gathered.embedding.weight"];
    assert_eq!(trace.index.omitted, left);
    assert!(trace.values64("share_norm.embedding.weight").is_some());
    let whole = built(&weights);
    let table = table(&whole, &whole.gradients(), &[]);
    assert!(table.reach.is_empty() && table.uses[0].share.is_none());
}

#[test]
fn the_timeline_goes_there_and_back() {
    let weights = recurrent();
    let trace = traced(&weights);
    let (tables, nodes) = (told(&trace), &trace.index.nodes);
    let line = &tables.timeline;
    assert_eq!(line.forward, 3 * STEPS + 1);
    assert_eq!(line.positions, line.forward + line.backward.len() + 1);
    assert!(line.backward.windows(2).all(|pair| pair[0] > pair[1]));
    for (place, entry) in nodes.iter().enumerate() {
        let at = tables.ready[place];
        assert!(at <= line.forward);
        assert_eq!(at == 0, entry.node.op == Op::Input);
        for input in &entry.node.inputs {
            assert!(tables.ready[input.index()] <= at);
            // A gradient is complete when the last reader has handed back its share.
            let ready = &tables.gradient_ready;
            let (read, own) = (ready[input.index()], ready[place]);
            assert!(own.is_none() || read >= own, "{read:?} {own:?}");
        }
        let back = tables.gradient_ready[place];
        assert!(back.is_none_or(|at| (line.forward + 1..line.positions).contains(&at)));
        assert_eq!(back.is_some(), entry.gradient.is_some());
    }
    let probability = nodes.iter().position(|entry| entry.node.block == "y");
    assert_eq!(tables.gradient_ready[probability.expect("y")], None);
    for parameter in &tables.parameters {
        let at = parameter.uses.iter().map(|one| one.at[0].1);
        assert!(at.eq(1..=STEPS), "{}", parameter.name);
        let returned: Vec<usize> = parameter.returned.iter().copied().flatten().collect();
        assert_eq!(returned.len(), STEPS);
        assert!(returned.windows(2).all(|pair| pair[0] > pair[1]));
    }
}

#[test]
fn blocks_hold_their_nodes_one_after_another() {
    let weights = recurrent();
    let whole = built(&weights);
    let trace = traced(&weights);
    let entry = trace.entry("h").expect("the states");
    assert_eq!(entry.shape, [STEPS + 1, 3]);
    let mut blocks = 0;
    for (entry, id) in trace.index.nodes.iter().zip(whole.graph.ids()) {
        let value = whole.graph.value(id);
        let from = entry.value;
        assert_eq!(trace.data[from..from + value.data.len()], value.data);
        let block = trace.entry(&entry.node.block);
        blocks += usize::from(block.is_some());
        assert!(block.is_none_or(|b| (b.offset..b.offset + b.count()).contains(&from)));
    }
    assert_eq!(blocks, 5 * STEPS + 2);
}

#[test]
fn a_look_is_the_beginning_of_the_whole() {
    let weights = recurrent();
    let (seen, whole) = (look(&built(&weights), &Watch::default()), traced(&weights));
    assert!(seen.tables.is_none() && seen.data64.is_empty() && seen.index.omitted.is_empty());
    assert_eq!(seen.index.nodes, whole.index.nodes);
    assert_eq!(seen.index.scalars, whole.index.scalars);
    assert_eq!(seen.data, whole.data[..seen.data.len()]);
    let blocks = seen.index.blocks.len();
    assert_eq!(seen.index.blocks, whole.index.blocks[..blocks]);
    assert!(blocks > 5 && blocks < whole.index.blocks.len());
}

#[test]
fn equations_are_the_lectures() {
    let weights = recurrent();
    let trace = traced(&weights);
    let plain = |block: &str, nth: usize| {
        let nodes = trace.index.nodes.iter().enumerate();
        let mut nodes = nodes.filter(|(_, entry)| entry.node.block == block);
        let (place, _) = nodes.nth(nth).expect("a node");
        let tables = told(&trace);
        tables.equations[tables.equation[place]].clone()
    };
    let h = "\\data{ref=h}{h_{t}}=\\tanh\\left(\\data{ref=weight_ih_l0}{W_{x,h}}\\,\\data{ref=x}{x_{t}}\
             +\\data{ref=weight_hh_l0}{W_{h,h}}\\,\\data{ref=h,t=-1}{h_{t-1}}\\right)";
    assert_eq!(plain("h", 1), h);
    assert_eq!(plain("h", 4), h);
    let s = "\\data{ref=s}{s_{t}}=\\data{ref=output.weight}{W_{h,y}}\\,\\data{ref=h}{h_{t}}\
             +\\data{ref=output.bias}{b_{y}}";
    assert_eq!(plain("s", 2), s);
    let loss = "\\data{ref=loss}{L}=\\tfrac{1}{5}\\sum_{t}\\data{ref=L}{L_{t}}";
    assert_eq!(plain("loss", 0), loss);
    assert!(told(&trace).equations.len() < trace.index.nodes.len() / 2);
}
