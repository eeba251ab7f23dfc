# fish completion for mentorbook-cli

function __mentorbook_cli_books
    set -l folder ~/.local/share/mentorbook
    set -q XDG_DATA_HOME; and set folder $XDG_DATA_HOME/mentorbook
    set -q MENTORBOOK_BOOKS; and set folder $MENTORBOOK_BOOKS
    for file in $folder/*.mentorbook
        string replace -r '.*/(.*)\.mentorbook$' '$1' -- $file
    end
end

function __mentorbook_cli_takes_value
    switch $argv[2]
        case --as-of --author --background --cohort --cohorts --fields --format --ics --json --limit --output --role --search --sort --svg --png --pdf --where --width --year --years -a -b -c -F -j -o -r -w -y
            return 0
        case -f
            test $argv[1] != backup
        case -i
            test $argv[1] = calendar
        case -n
            test $argv[1] = history
        case -s
            test $argv[1] = show
        case '*'
            return 1
    end
end

# How many words that are neither options nor their values follow the command.
function __mentorbook_cli_place
    set -l words (commandline -opc)
    set -l place 0
    for i in (seq 3 (count $words))
        string match -q -- '-*' $words[$i]; or __mentorbook_cli_takes_value $words[2] $words[(math $i - 1)]
        or set place (math $place + 1)
    end
    echo $place
end

function __mentorbook_cli_at
    test (__mentorbook_cli_place) -eq $argv[1]
end

set -l commands new show insights chart check export calendar publish report contacts import merge history undo redo backup
set -l kinds organization people programs admins cohorts projects participations seats observations milestones \
    sources published-figures findings impact
set -l on __fish_seen_subcommand_from

complete -c mentorbook-cli -f
complete -c mentorbook-cli -s h -l help -d 'Show help'
complete -c mentorbook-cli -l version -d 'Show the version'

complete -c mentorbook-cli -n __fish_use_subcommand -a new -d 'Make a new book'
complete -c mentorbook-cli -n __fish_use_subcommand -a show -d 'Print what a book holds, or its figures'
complete -c mentorbook-cli -n __fish_use_subcommand -a insights -d 'Tell what became of people'
complete -c mentorbook-cli -n __fish_use_subcommand -a chart -d 'Draw a chart as SVG, PNG or PDF'
complete -c mentorbook-cli -n __fish_use_subcommand -a check -d 'Look for what does not add up'
complete -c mentorbook-cli -n __fish_use_subcommand -a export -d 'Write the JSON for the website'
complete -c mentorbook-cli -n __fish_use_subcommand -a calendar -d 'Write the milestones as a calendar'
complete -c mentorbook-cli -n __fish_use_subcommand -a publish -d 'Bring the pages of a folder up to date'
complete -c mentorbook-cli -n __fish_use_subcommand -a report -d 'Write a report about a year or a cohort'
complete -c mentorbook-cli -n __fish_use_subcommand -a contacts -d 'List mail addresses by role and year'
complete -c mentorbook-cli -n __fish_use_subcommand -a import -d 'Bring in Markdown pages, tables, lists of maintainers or JSON'
complete -c mentorbook-cli -n __fish_use_subcommand -a merge -d 'Make one person of two'
complete -c mentorbook-cli -n __fish_use_subcommand -a history -d 'List the changes of a book, the latest first'
complete -c mentorbook-cli -n __fish_use_subcommand -a undo -d 'Take the latest change back, or all since another'
complete -c mentorbook-cli -n __fish_use_subcommand -a redo -d 'Bring back what was undone last, or all up to a change'
complete -c mentorbook-cli -n __fish_use_subcommand -a backup -d 'Write a copy of a book to a file, whole or public'
complete -c mentorbook-cli -n __fish_use_subcommand -a help -d 'Tell about a command'
complete -c mentorbook-cli -n "$on help" -a "$commands"

complete -c mentorbook-cli -n "$on $commands; and __mentorbook_cli_at 0" -F -a '(__mentorbook_cli_books)'
complete -c mentorbook-cli -n "$on show; and __mentorbook_cli_at 1" -a "$kinds"
complete -c mentorbook-cli -n "$on import publish backup; and not __mentorbook_cli_at 0" -F

complete -c mentorbook-cli -n "$on new" -s s -l sample -d 'Start with AsyncAPI’s history'
complete -c mentorbook-cli -n "$on new import merge" -s a -l author -x -d 'Who the changes are by'
complete -c mentorbook-cli -n "$on show" -s f -l format -x -a 'text json csv' -d 'How to print it'
complete -c mentorbook-cli -n "$on show" -s F -l fields -x -d 'Which fields'
complete -c mentorbook-cli -n "$on show" -s s -l search -x -d 'Only what has these words'
complete -c mentorbook-cli -n "$on show" -s w -l where -x -d 'Only where a field has a value'
complete -c mentorbook-cli -n "$on show" -s o -l sort -x -d 'In the order of a field'
complete -c mentorbook-cli -n "$on show" -s d -l descending -d 'The greatest first'
complete -c mentorbook-cli -n "$on show" -s p -l private -d 'Private values too'
complete -c mentorbook-cli -n "$on insights" -s a -l as-of -x -d 'As of that date'
complete -c mentorbook-cli -n "$on insights" -s c -l cohorts -x -d 'Only these cohorts'
complete -c mentorbook-cli -n "$on insights" -s y -l years -x -d 'Only cohorts of these years'
complete -c mentorbook-cli -n "$on insights" -s i -l include-running -d 'Take in cohorts that still run'
complete -c mentorbook-cli -n "$on insights" -s f -l format -x -a 'text json csv markdown' -d 'How to print it'
complete -c mentorbook-cli -n "$on chart" -l svg -r -F -d 'Draw it as SVG'
complete -c mentorbook-cli -n "$on chart" -l png -r -F -d 'Draw it as PNG'
complete -c mentorbook-cli -n "$on chart" -l pdf -r -F -d 'Draw it as PDF'
complete -c mentorbook-cli -n "$on chart" -s w -l width -x -d 'How wide it is'
complete -c mentorbook-cli -n "$on chart" -s b -l background -x -a 'white transparent dark' -d 'What it stands on'
complete -c mentorbook-cli -n "$on chart" -s a -l as-of -x -d 'As of that date'
complete -c mentorbook-cli -n "$on chart" -s c -l cohorts -x -d 'Only these cohorts'
complete -c mentorbook-cli -n "$on chart" -s y -l years -x -d 'Only cohorts of these years'
complete -c mentorbook-cli -n "$on chart" -s i -l include-running -d 'Take in cohorts that still run'
complete -c mentorbook-cli -n "$on check" -s f -l format -x -a 'text json' -d 'How to print it'
complete -c mentorbook-cli -n "$on check" -s d -l docs -x -a '(__fish_complete_directories)' -d 'Where relative pages lie'
complete -c mentorbook-cli -n "$on check" -s x -l fix -x -d 'Mend a finding or those of a rule'
complete -c mentorbook-cli -n "$on check" -s i -l dismiss -x -d 'Dismiss a finding'
complete -c mentorbook-cli -n "$on check" -s r -l reason -x -d 'Why it is dismissed'
complete -c mentorbook-cli -n "$on check" -s b -l take-back -x -d 'Make a dismissed one a finding again'
complete -c mentorbook-cli -n "$on check" -s n -l dry-run -d 'Only say what would change'
complete -c mentorbook-cli -n "$on check" -s a -l author -x -d 'Who the changes are by'
complete -c mentorbook-cli -n "$on export" -s j -l json -r -F -d 'Write to a file'
complete -c mentorbook-cli -n "$on report" -s y -l year -x -d 'About that year'
complete -c mentorbook-cli -n "$on report" -s c -l cohort -x -d 'About that cohort'
complete -c mentorbook-cli -n "$on report" -s o -l output -r -F -d 'Write into a folder'
complete -c mentorbook-cli -n "$on contacts" -s p -l private -d 'Yes, write private addresses'
complete -c mentorbook-cli -n "$on contacts" -s r -l role -x -a 'mentee mentor' -d 'Only mentees or mentors'
complete -c mentorbook-cli -n "$on contacts" -s y -l year -x -d 'Only cohorts of a year'
complete -c mentorbook-cli -n "$on contacts" -s f -l format -x -a 'csv text' -d 'How to write it'
complete -c mentorbook-cli -n "$on contacts" -s o -l output -r -F -d 'Write to a file'
complete -c mentorbook-cli -n "$on publish" -s n -l dry-run -d 'Only show what would be written'
complete -c mentorbook-cli -n "$on publish" -l check -d 'Only say what differs'
complete -c mentorbook-cli -n "$on calendar" -s i -l ics -r -F -d 'Write to a file'
complete -c mentorbook-cli -n "$on calendar" -s c -l cohort -x -d 'Only the milestones of a cohort'
complete -c mentorbook-cli -n "$on import" -s n -l dry-run -d 'Only say what would change'
complete -c mentorbook-cli -n "$on import" -s v -l verbose -d 'Say each change'
complete -c mentorbook-cli -n "$on import" -l as -x -a "$kinds" -d 'What the rows of a table are'
complete -c mentorbook-cli -n "$on import" -s c -l columns -x -d 'What its columns are'
complete -c mentorbook-cli -n "$on import" -l add -d 'Add maintainers who are not in the book'
complete -c mentorbook-cli -n "$on history" -s n -l limit -x -d 'How many changes'
complete -c mentorbook-cli -n "$on history" -s r -l record -x -d 'Only what touched a record'
complete -c mentorbook-cli -n "$on history" -s s -l search -x -d 'Only where a text stands'
complete -c mentorbook-cli -n "$on history" -s f -l format -x -a 'text json' -d 'How to print it'
complete -c mentorbook-cli -n "$on undo redo" -s t -l to -x -d 'To which change'
complete -c mentorbook-cli -n "$on undo redo" -s n -l dry-run -d 'Only say what would change'
complete -c mentorbook-cli -n "$on backup" -s f -l force -d 'Replace the file'
complete -c mentorbook-cli -n "$on backup" -s p -l public -d 'Leave out what is private'
