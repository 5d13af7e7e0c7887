//! A task that is set, and the one example of it that is watched.

#[cfg(not(feature = "recurrent"))]
pub use none::Examples;
#[cfg(feature = "recurrent")]
pub use some::Examples;

#[cfg(feature = "recurrent")]
mod some {
    use crate::error::Error;
    use crate::model::examples;
    use crate::rng::{Purpose, Stream};
    use crate::settings::{Model, Settings};
    use crate::task::{Example, Inputs, Kind, Options, Target, Task};

    /// A task and its watched example.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Examples {
        task: Task,
        watched: Example,
    }

    impl Examples {
        /// The task of the settings, and the example they name.
        ///
        /// # Errors
        /// When the task's data or the named example cannot be read, or the model cannot learn it.
        pub fn new(settings: &Settings) -> Result<Self, Error> {
            examples::accept(settings.model)?;
            let options = Options {
                length: match settings.task {
                    Kind::Text => settings.time_steps,
                    _ => settings.length,
                },
                language: settings.language,
                text: settings.text.clone(),
                unit: settings.unit,
                seed: settings.seed,
            };
            let task = Task::new(settings.task, &options)?;
            let watched = named(&task, &settings.sequence)?;
            if !takes(settings.model, &watched) {
                let message = "This model cannot learn this task: its inputs or answers differ.";
                return Err(Error::new("task-not-for-model", "task", message));
            }
            Ok(Self { task, watched })
        }

        /// The task.
        pub fn task(&self) -> &Task {
            &self.task
        }

        /// The watched example.
        pub fn watched(&self) -> &Example {
            &self.watched
        }

        /// Watches another example; that watched so far stays when there is an error.
        ///
        /// # Errors
        /// When the example cannot be read.
        pub fn watch(&mut self, typed: &str) -> Result<(), Error> {
            self.watched = named(&self.task, typed)?;
            Ok(())
        }
    }

    /// The example a person typed, or the first that is kept out of training.
    fn named(task: &Task, typed: &str) -> Result<Example, Error> {
        if typed.is_empty() {
            let mut stream = Stream::new(0, Purpose::HeldOut, 0);
            let first = task.held_out(1).pop();
            return Ok(first.unwrap_or_else(|| task.draw(&mut stream)));
        }
        task.encode(typed).map_err(|error| Error {
            path: "sequence".to_owned(),
            ..error
        })
    }

    /// Whether a model can learn from such an example.
    fn takes(model: Model, example: &Example) -> bool {
        let symbols = matches!(example.input, Inputs::Symbols(_));
        match (model, &example.target) {
            (Model::Classifier, Target::Class(_) | Target::Value(_)) => true,
            (Model::Tagger, Target::Each(_)) => true,
            (Model::Captioner, Target::Symbols(_)) => !symbols,
            (Model::Seq2seq | Model::Transformer, Target::Symbols(_)) => symbols,
            (Model::TransformerEncoder, Target::Each(_) | Target::Symbols(_)) => symbols,
            (Model::TransformerDecoder, Target::Each(_)) => symbols,
            _ => false,
        }
    }
}

/// A module with the language model alone has no task: nothing here can be made, and so nothing
/// of tasks is compiled into it.
#[cfg(not(feature = "recurrent"))]
mod none {
    use crate::error::Error;
    use crate::settings::Settings;
    use crate::task::{Example, Task};

    /// No task.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Examples {}

    impl Examples {
        /// Refuses.
        ///
        /// # Errors
        /// Always.
        pub fn new(_: &Settings) -> Result<Self, Error> {
            let message = "Only the language model is here.";
            Err(Error::new("no-such-model", "model", message))
        }

        pub fn task(&self) -> &Task {
            match *self {}
        }

        pub fn watched(&self) -> &Example {
            match *self {}
        }

        pub fn watch(&mut self, _: &str) -> Result<(), Error> {
            match *self {}
        }
    }
}
