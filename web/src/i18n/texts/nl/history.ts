export const history = {
  title: 'Geschiedenis',
  when: 'Wanneer',
  what: 'Wat',
  who: 'Wie',
  more: 'Oudere tonen',
};
