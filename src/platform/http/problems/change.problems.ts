import { defineProblems } from './problem.definition.js';

export const CHANGE_PROBLEMS = defineProblems({
  'changes/resync-needed': {
    status: 410,
    type: 'urn:problem-type:chaman:changes/resync-needed',
    title: {
      nl: 'Vanaf dit punt kan de lijst met wijzigingen niet verder',
      fr: 'La liste des modifications ne peut pas reprendre à partir de ce point',
      de: 'Von diesem Punkt an lässt sich die Liste der Änderungen nicht fortsetzen',
      en: 'From this point the list of changes cannot go on',
    },
    detail: {
      nl: 'De wijzigingen na deze cursor worden niet meer bewaard, of de gegevensbank werd intussen hersteld vanaf een back-up. Lees alles opnieuw: vraag eerst een nieuwe cursor met GET /api/v1/changes/latest, lees dan alle verzenders en hun accounts, en ga daarna verder vanaf die cursor.',
      fr: 'Les modifications après ce curseur ne sont plus conservées, ou la base de données a été restaurée entre-temps à partir d’une sauvegarde. Relisez tout : demandez d’abord un nouveau curseur avec GET /api/v1/changes/latest, lisez ensuite tous les expéditeurs et leurs comptes, puis reprenez à partir de ce curseur.',
      de: 'Die Änderungen nach diesem Cursor werden nicht mehr aufbewahrt, oder die Datenbank wurde inzwischen aus einer Sicherung wiederhergestellt. Lesen Sie alles neu ein: Fordern Sie zuerst mit GET /api/v1/changes/latest einen neuen Cursor an, lesen Sie dann alle Absender und ihre Konten, und machen Sie danach ab diesem Cursor weiter.',
      en: 'The changes after this cursor are no longer kept, or the database was restored from a backup in the meantime. Read everything anew: first ask for a new cursor with GET /api/v1/changes/latest, then read all senders and their accounts, then go on from that cursor.',
    },
  },
});
