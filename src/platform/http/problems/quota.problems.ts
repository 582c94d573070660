import type { TextParameters } from '../../i18n/texts.js';
import { defineProblems } from './problem.definition.js';

/** What a sender has used up. `{seconds}` and `{minutes}`: when there is room again. */
export const QUOTA_PROBLEMS = defineProblems({
  'quota/changes': {
    status: 429,
    type: 'urn:problem-type:belgif:tooManyRequests',
    headers: afterSeconds,
    example: { limit: 30, minutes: 12, seconds: 700 },
    title: {
      nl: 'Te veel wijzigingen in één uur',
      fr: 'Trop de modifications en une heure',
      de: 'Zu viele Änderungen in einer Stunde',
      en: 'Too many changes within an hour',
    },
    detail: {
      nl: 'Uw organisatie kan per uur {limit} wijzigingen aan accounts doen. Probeer het over {minutes} minuten opnieuw. Een account of een certificaat verwijderen kan altijd.',
      fr: 'Votre organisation peut faire {limit} modifications de comptes par heure. Réessayez dans {minutes} minutes. Supprimer un compte ou un certificat est toujours possible.',
      de: 'Ihre Organisation kann je Stunde {limit} Änderungen an Konten machen. Versuchen Sie es in {minutes} Minuten erneut. Ein Konto oder ein Zertifikat zu löschen ist immer möglich.',
      en: 'Your organisation can make {limit} changes to accounts an hour. Try again in {minutes} minutes. Deleting an account or removing a certificate is always possible.',
    },
  },
  'quota/user-names': {
    status: 429,
    type: 'urn:problem-type:belgif:tooManyRequests',
    headers: afterSeconds,
    example: { limit: 10, minutes: 12, seconds: 700 },
    title: {
      nl: 'Te vaak een gebruikersnaam gevraagd die niet beschikbaar is',
      fr: 'Trop de noms d’utilisateur indisponibles demandés',
      de: 'Zu oft ein Benutzername verlangt, der nicht verfügbar ist',
      en: 'User names that are not available asked for too often',
    },
    detail: {
      nl: 'Uw organisatie vroeg binnen een uur {limit} keer een gebruikersnaam die niet beschikbaar is. Probeer het over {minutes} minuten opnieuw, met een naam die bij uw organisatie hoort.',
      fr: 'En une heure, votre organisation a demandé {limit} fois un nom d’utilisateur qui n’est pas disponible. Réessayez dans {minutes} minutes, avec un nom propre à votre organisation.',
      de: 'Ihre Organisation hat innerhalb einer Stunde {limit} Mal einen Benutzernamen verlangt, der nicht verfügbar ist. Versuchen Sie es in {minutes} Minuten erneut, mit einem Namen, der zu Ihrer Organisation passt.',
      en: 'Within an hour your organisation asked {limit} times for a user name that is not available. Try again in {minutes} minutes, with a name of your organisation’s own.',
    },
  },
  'quota/accounts': {
    status: 409,
    type: 'urn:problem-type:chaman:quota/accounts',
    example: { limit: 200, channel: 'REST' },
    title: {
      nl: 'Uw organisatie heeft het hoogste aantal accounts',
      fr: 'Votre organisation a atteint le nombre maximal de comptes',
      de: 'Ihre Organisation hat die höchste Zahl an Konten erreicht',
      en: 'Your organisation has as many accounts as it may have',
    },
    detail: {
      nl: 'Een organisatie heeft hoogstens {limit} {channel}-accounts. Verwijder er een die u niet meer gebruikt, of neem contact op met de helpdesk.',
      fr: 'Une organisation a au plus {limit} comptes {channel}. Supprimez-en un que vous n’utilisez plus, ou contactez le service d’assistance.',
      de: 'Eine Organisation hat höchstens {limit} {channel}-Konten. Löschen Sie eines, das Sie nicht mehr verwenden, oder wenden Sie sich an den Helpdesk.',
      en: 'An organisation has at most {limit} accounts on the channel {channel}. Delete one that you no longer use, or contact the help desk.',
    },
  },
  'quota/certificates': {
    status: 409,
    type: 'urn:problem-type:chaman:quota/certificates',
    example: { limit: 20 },
    title: {
      nl: 'Het account heeft het hoogste aantal certificaten',
      fr: 'Le compte a atteint le nombre maximal de certificats',
      de: 'Das Konto hat die höchste Zahl an Zertifikaten erreicht',
      en: 'The account has as many certificates as it may have',
    },
    detail: {
      nl: 'Een account heeft hoogstens {limit} certificaten. Verwijder er een dat u niet meer gebruikt; daarna kunt u een ander toevoegen.',
      fr: 'Un compte a au plus {limit} certificats. Supprimez-en un que vous n’utilisez plus ; vous pourrez ensuite en ajouter un autre.',
      de: 'Ein Konto hat höchstens {limit} Zertifikate. Löschen Sie eines, das Sie nicht mehr verwenden; danach können Sie ein anderes hinzufügen.',
      en: 'An account has at most {limit} certificates. Remove one that you no longer use; then you can add another.',
    },
  },
});

function afterSeconds(parameters: TextParameters): Readonly<Record<string, string>> {
  return { 'Retry-After': String(parameters['seconds']) };
}
