//! Updates from given gradients against torch.optim: see golden/make_optimizer.py.

use seqscope_core::optimizer::Optimizer;
use seqscope_core::params::Params;
use seqscope_tests::golden::{Row, fields, list, numbers, read, reals, set_all, wide};
use seqscope_tests::{checked, with};

#[test]
fn three_updates_are_those_of_torch_optim() {
    let golden = read("optimizer");
    for trajectory in list(&golden, "trajectories") {
        let settings = checked(&with(&golden["network"], &trajectory["settings"]));
        let mut params = Params::initial(&settings);
        set_all(&mut params, &golden);
        let mut optimizer = Optimizer::new(settings.settings(), params.data().len());
        let mut row = Row::new(trajectory["settings"].to_string());
        let norms = numbers(&trajectory["norms"]);
        let given = list(&golden, "gradients").iter().zip(norms);
        let results = list(trajectory, "after")
            .iter()
            .zip(list(trajectory, "moved"));
        for ((given, norm), (after, moved)) in given.zip(results) {
            let mut gradient = params.zeros_like();
            for (name, values) in given.as_object().expect("gradients") {
                let set = gradient.set_torch(name, &reals(values));
                set.expect("PyTorch's shape");
            }
            let (found, finite) = optimizer.update(&mut params, &mut gradient);
            assert!(finite);
            row.forward("norm", &[found], &[norm]);
            let mut ways = Vec::new();
            for (name, before) in fields(&golden, "weights") {
                let (found, before) = (wide(&params.torch(name)), numbers(before));
                row.forward(name, &found, &numbers(&after[name]));
                ways.extend(
                    found
                        .iter()
                        .zip(&before)
                        .map(|(after, before)| after - before),
                );
            }
            row.gradient("the way gone", &ways, &numbers(moved));
        }
        row.print();
    }
}
