//! `viendan mcp`: tools for an assistant, by the Model Context Protocol over standard input and output.
//!
//! One thread speaks the protocol; this one judges, one question after another, so that what a
//! session holds need not be shared. Nothing is written.

use std::{sync::mpsc, thread};

use rmcp::{
    ServerHandler, ServiceExt as _,
    handler::server::wrapper::Parameters,
    model::{Implementation, ServerCapabilities, ServerConfig},
    schemars::{self, JsonSchema},
    tool, tool_handler, tool_router,
};
use serde::Deserialize;
use tokio::sync::oneshot;

use super::{Outcome, Session, error::Error, registry::args::Shelf};

mod desk;

/// A question of an assistant.
#[derive(Debug)]
enum Question {
    Check(Draft),
    CheckFile(File),
    LookUp(Named),
    Ask(Expression),
}

/// A question, and where its answer goes: JSON or lines, or what to do instead.
type Asked = (Question, oneshot::Sender<Result<String, String>>);

#[derive(Debug, Deserialize, JsonSchema)]
struct Draft {
    /// The text of one document, in Vietnamese.
    text: String,
    /// Whose rules speak: `drafting` (default), `review` (style and completeness too) or `corpus`
    /// (only what makes signed documents contradict one another).
    profile: Option<String>,
}

#[derive(Debug, Deserialize, JsonSchema)]
struct File {
    /// The path of a .docx, .doc, .odt, .pdf, .rtf, .html or .txt file on this machine.
    path: String,
    /// Whose rules speak: `drafting` (default), `review` or `corpus`.
    profile: Option<String>,
}

#[derive(Debug, Deserialize, JsonSchema)]
struct Named {
    /// The number and symbol of a document, or a law's name: `04/KH-UBND`, `Luật Đất đai 2024`.
    name: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
struct Expression {
    /// A question in the words of `viendan query`: `implemented-by("06/KH-UBND") & date(2023)`.
    expression: String,
}

/// The side that speaks the protocol.
#[derive(Debug, Clone)]
struct Server {
    desk: mpsc::Sender<Asked>,
}

#[tool_router]
impl Server {
    /// Checks a draft against itself and the registry.
    #[tool(
        description = "Check the citations of a Vietnamese official document that is given as text. Answers with findings: rule, severity, message, every disputed place with its words, evidence, a safe correction where there is one; and with what was not compared. It never chooses between two dates: show both to the person."
    )]
    async fn check_text(&self, Parameters(draft): Parameters<Draft>) -> Result<String, String> {
        self.ask(Question::Check(draft)).await
    }

    /// Checks a file against itself and the registry.
    #[tool(
        description = "Check the citations of a document in a file of this machine (Word, OpenDocument, PDF, RTF, HTML, text). Answers as check_text does; the file is only read."
    )]
    async fn check_file(&self, Parameters(file): Parameters<File>) -> Result<String, String> {
        self.ask(Question::CheckFile(file)).await
    }

    /// Looks a document up.
    #[tool(
        description = "All that the registry of this machine knows of one document: registers, dates, spellings, who cites it and where, what it implements, amends or repeals. Not being in the registry does not mean that a citation is wrong."
    )]
    async fn look_up(&self, Parameters(named): Parameters<Named>) -> Result<String, String> {
        self.ask(Question::LookUp(named)).await
    }

    /// Asks the registry.
    #[tool(
        description = "A question to the registry of this machine, such as which plans implement a resolution. Answers with a document a line, as JSON."
    )]
    async fn ask_registry(
        &self,
        Parameters(expression): Parameters<Expression>,
    ) -> Result<String, String> {
        self.ask(Question::Ask(expression)).await
    }
}

impl Server {
    async fn ask(&self, question: Question) -> Result<String, String> {
        let closed = || "the server is closing".to_owned();
        let (reply, answer) = oneshot::channel();
        self.desk.send((question, reply)).map_err(|_| closed())?;
        answer.await.unwrap_or_else(|_| Err(closed()))
    }
}

#[tool_handler]
impl ServerHandler for Server {
    fn get_info(&self) -> ServerConfig {
        let tools = ServerCapabilities::builder().enable_tools().build();
        let program = Implementation::new("viendan", env!("CARGO_PKG_VERSION"));
        ServerConfig::new(tools).with_server_info(program).with_instructions(
            "Checks the citations of Vietnamese official documents before they are signed. Check a draft before a person reads it; quote both places of a finding; say what was not compared.",
        )
    }
}

pub(super) fn run(session: Session<'_>, shelf: &Shelf) -> Result<Outcome, Error> {
    let (desk, asked) = mpsc::channel::<Asked>();
    let speaker = thread::Builder::new().name("mcp".to_owned()).spawn(|| speak(Server { desk }))?;
    for (question, reply) in asked {
        // Who asked may have gone away meanwhile.
        reply.send(desk::answer(session, shelf, question)).ok();
    }
    speaker.join().unwrap_or(Ok(()))?;
    Ok(Outcome::Clean)
}

/// Speaks until standard input is closed.
fn speak(server: Server) -> std::io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let running = server.serve(rmcp::transport::stdio()).await;
        let running = running.map_err(std::io::Error::other)?;
        running.waiting().await.map_err(std::io::Error::other)?;
        Ok(())
    })
}
