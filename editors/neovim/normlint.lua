-- normlint as a language server. Neovim 0.11 or later: save this file as
-- ~/.config/nvim/lsp/normlint.lua and put `vim.lsp.enable("normlint")` into init.lua.
return {
  cmd = { "normlint", "lsp" },
  filetypes = { "markdown", "text" },
  root_markers = { "normlint.toml", ".git" },
}
