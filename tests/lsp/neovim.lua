-- The session of neovim.sh: what a drafter does in Neovim, and what comes of it.

local function check(what, holds, seen)
  if not holds then
    io.stderr:write(("failed: %s: %s\n"):format(what, vim.inspect(seen)))
    vim.cmd("cquit 1")
  end
end

--- The cursor goes into the words that stand behind others.
local function go(after, words)
  vim.fn.cursor(1, 1)
  vim.fn.search(after, "cW")
  vim.fn.search(words, "cW")
  vim.cmd("normal! l")
end

local function line() return vim.api.nvim_get_current_line() end

local function lines() return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n") end

--- Waits for what another process has to say first.
local function wait(what, done)
  check(what .. ": in time", vim.wait(60000, done, 20), "nothing came")
end

local function session()
  local id = vim.lsp.start_client({
    name = "normlint",
    cmd = { vim.env.NORMLINT, "lsp", "--today", "2026-01-01" },
    root_dir = vim.fn.getcwd(),
  })
  vim.lsp.buf_attach_client(0, id)

  wait("diagnostics", function() return #vim.diagnostic.get(0) > 0 end)
  local found = vim.diagnostic.get(0)
  local vague = vim.tbl_filter(function(it) return it.code == "VAG001" end, found)[1]
  check("a diagnostic", vague ~= nil, found)
  local text = vim.api.nvim_buf_get_lines(0, vague.lnum, vague.lnum + 1, false)[1]
  local words = text:sub(vague.col + 1, vague.end_col)
  check("its words", vague.message:find(words, 1, true), words)

  go("第十七条", "申请人")
  vim.lsp.buf.definition()
  wait("definition", function() return line():find("以下简称申请人", 1, true) end)
  check("definition", vim.fn.col(".") == line():find("申请人）", 1, true), vim.fn.getpos("."))

  go("第四十四条", "第三十三条")
  vim.lsp.buf.hover()
  local shown = ""
  wait("hover", function()
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(window).relative ~= "" then
        local buffer = vim.api.nvim_win_get_buf(window)
        shown = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), "\n")
        return true
      end
    end
    return false
  end)
  check("hover", shown:find("办理变更登记", 1, true), shown)

  local before = lines()
  go("第十七条", "申请人")
  vim.lsp.buf.rename("申请者")
  wait("rename", function() return lines() ~= before end)
  check("rename", lines() == (before:gsub("申请人", "申请者")), lines())

  -- The edit has reached the server when what it says has moved with the text.
  vim.api.nvim_buf_set_lines(0, 0, 0, false, { "", "" })
  wait("diagnostics of the changed text", function()
    local now = vim.tbl_filter(function(it) return it.code == "VAG001" end, vim.diagnostic.get(0))
    return now[1] and now[1].lnum == vague.lnum + 2
  end)
  print(("neovim: %d diagnostics, definition, hover, rename\n"):format(#found))
end

local done, problem = pcall(session)
check("the session", done, problem)
vim.cmd("qall!")
