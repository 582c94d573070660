export const several = {
  title: 'Eén certificaat voor meerdere REST-accounts',
  what: 'Het certificaat wordt bij elk gekozen account toegevoegd; wat er al was, blijft. Van elk account ziet u of het gelukt is.',
  accounts: 'Accounts',
  which: 'Bij welke accounts?',
  all: 'Alle kiezen',
  add_one: 'Toevoegen aan {{count}} account',
  add_other: 'Toevoegen aan {{count}} accounts',
  done: '{{done}} van {{all}} …',
  results: 'Resultaat per account',
  added: '{{name}}: toegevoegd.',
  notAdded: '{{name}}: niet toegevoegd.',
};
