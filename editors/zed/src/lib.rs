//! Starts `normlint lsp` in Zed: the program of the settings, else the one on the search path.

use zed_extension_api::{
    self as zed, Command, LanguageServerId, Result, Worktree, settings::LspSettings,
};

struct Normlint;

impl zed::Extension for Normlint {
    fn new() -> Self {
        Self
    }

    fn language_server_command(
        &mut self,
        server: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<Command> {
        let binary = LspSettings::for_worktree(server.as_ref(), worktree)?.binary;
        let (path, arguments) = binary.map_or((None, None), |own| (own.path, own.arguments));
        let command = path.or_else(|| worktree.which("normlint")).ok_or(
            "normlint is not on the search path: install it with `cargo install normlint`, or \
             name it in the settings as lsp.normlint.binary.path",
        )?;
        let args = arguments.unwrap_or_else(|| vec!["lsp".to_owned()]);
        Ok(Command { command, args, env: worktree.shell_env() })
    }
}

zed::register_extension!(Normlint);
