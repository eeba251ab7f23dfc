# bash completion for mentorbook-cli

_mentorbook_cli_books() {
  local folder=${MENTORBOOK_BOOKS:-${XDG_DATA_HOME:-$HOME/.local/share}/mentorbook} file
  for file in "$folder"/*.mentorbook; do
    [[ -e $file ]] && file=${file##*/} && printf '%s\n' "${file%.mentorbook}"
  done
}

# What begins with the word, each line one proposal, quoted where the shell needs it.
_mentorbook_cli_propose() {
  local line
  while IFS= read -r line; do
    [[ $line == "$current"* ]] && COMPREPLY+=("$(printf '%q' "$line")")
  done
}

_mentorbook_cli_files() {
  compopt -o filenames 2>/dev/null
  local IFS=$'\n'
  # shellcheck disable=SC2207
  COMPREPLY+=($(compgen -f -- "$current"))
}

_mentorbook_cli_takes_value() {
  case $1 in
    --as | --as-of | --author | --cohort | --cohorts | --columns | --dismiss | --docs | --fields | --fix | --format | --ics | --json | --limit | --output | --reason | --record | --role | --search | --sort | --take-back | --to | --where | --year | --years) ;;
    --background | --pdf | --png | --svg | --width) ;;
    -a | -b | -c | -F | -j | -o | -r | -t | -w | -x | -y) ;;
    -d) [[ $command == check ]] ;;
    -f) [[ $command != backup ]] ;;
    -i) [[ $command == calendar || $command == check ]] ;;
    -n) [[ $command == history ]] ;;
    -s) [[ $command == show || $command == history ]] ;;
    *) return 1 ;;
  esac
}

_mentorbook_cli() {
  local commands='new show insights chart check export calendar publish report contacts import merge history undo redo backup help'
  local kinds='organization people programs admins cohorts projects participations seats observations milestones
    sources published-figures findings impact'
  local options='--help --version' current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
  local command=${COMP_WORDS[1]} place=0 i
  COMPREPLY=()
  if [[ $current == = ]]; then current=; fi
  if [[ $previous == = ]]; then previous=${COMP_WORDS[COMP_CWORD - 2]}; fi

  if ((COMP_CWORD == 1)); then
    # shellcheck disable=SC2086
    _mentorbook_cli_propose < <(printf '%s\n' $commands $options)
    return
  fi

  case $previous in
    --format)
      if [[ $command == show ]]; then _mentorbook_cli_propose <<<$'text\njson\ncsv'
      elif [[ $command == contacts ]]; then _mentorbook_cli_propose <<<$'csv\ntext'
      elif [[ $command == insights ]]; then _mentorbook_cli_propose <<<$'text\njson\ncsv\nmarkdown'
      else _mentorbook_cli_propose <<<$'text\njson'; fi
      return ;;
    --docs | --json | --ics | --output | --svg | --png | --pdf) _mentorbook_cli_files; return ;;
    --background) _mentorbook_cli_propose <<<$'white\ntransparent\ndark'; return ;;
    --role) _mentorbook_cli_propose <<<$'mentee\nmentor'; return ;;
    --as)
      # shellcheck disable=SC2086
      _mentorbook_cli_propose < <(printf '%s\n' $kinds)
      return ;;
  esac
  if _mentorbook_cli_takes_value "$previous"; then return; fi

  case $command in
    new) options+=' --sample --author' ;;
    show) options+=' --format --fields --search --where --sort --descending --private' ;;
    insights) options+=' --as-of --cohorts --years --include-running --format' ;;
    chart) options+=' --svg --png --pdf --width --background --as-of --cohorts --years --include-running' ;;
    check) options+=' --format --docs --fix --dismiss --reason --take-back --dry-run --author' ;;
    export) options+=' --json' ;;
    calendar) options+=' --ics --cohort' ;;
    publish) options+=' --dry-run --check' ;;
    report) options+=' --year --cohort --output' ;;
    contacts) options+=' --private --role --year --format --output' ;;
    import) options+=' --dry-run --verbose --author --as --columns --add' ;;
    merge) options+=' --author' ;;
    history) options+=' --limit --record --search --format' ;;
    undo | redo) options+=' --to --dry-run' ;;
    backup) options+=' --force --public' ;;
    help)
      # shellcheck disable=SC2086
      _mentorbook_cli_propose < <(printf '%s\n' $commands)
      return ;;
  esac
  if [[ $current == -* ]]; then
    # shellcheck disable=SC2086
    _mentorbook_cli_propose < <(printf '%s\n' $options)
    return
  fi

  for ((i = 2; i < COMP_CWORD; i++)); do
    # The shell makes three words of “--option=value”.
    [[ ${COMP_WORDS[i]} == [-=]* || ${COMP_WORDS[i - 1]} == '=' ]] ||
      _mentorbook_cli_takes_value "${COMP_WORDS[i - 1]}" || ((++place))
  done
  if ((place == 0)); then
    _mentorbook_cli_propose < <(_mentorbook_cli_books)
    _mentorbook_cli_files
  elif [[ $command == show ]] && ((place == 1)); then
    # shellcheck disable=SC2086
    _mentorbook_cli_propose < <(printf '%s\n' $kinds)
  elif [[ $command == chart ]] && ((place == 1)); then
    _mentorbook_cli_propose <<<$'participants\nretention\nmentors\nfunnel'
  elif [[ $command == import || $command == backup || $command == publish ]]; then
    _mentorbook_cli_files
  fi
}

complete -F _mentorbook_cli mentorbook-cli
