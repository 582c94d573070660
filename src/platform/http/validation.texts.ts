import type { Text, TextCatalogue } from '../i18n/texts.js';

export const UNKNOWN_FIELD: Text = {
  nl: 'Dit veld bestaat niet; laat het weg.',
  fr: 'Ce champ n’existe pas ; omettez-le.',
  de: 'Dieses Feld gibt es nicht; lassen Sie es weg.',
  en: 'This field does not exist; leave it out.',
};

/** Demands of class-validator's constraints, by their names there. `{limit}` and `{values}` come from its message. */
export const SHAPE_DEMANDS: TextCatalogue = {
  isString: {
    nl: 'Verplicht, als tekst.',
    fr: 'Obligatoire, sous forme de texte.',
    de: 'Erforderlich, als Text.',
    en: 'Required, as text.',
  },
  isNotEmpty: {
    nl: 'Mag niet leeg zijn.',
    fr: 'Ne peut pas être vide.',
    de: 'Darf nicht leer sein.',
    en: 'Must not be empty.',
  },
  isArray: {
    nl: 'Verplicht, als lijst.',
    fr: 'Obligatoire, sous forme de liste.',
    de: 'Erforderlich, als Liste.',
    en: 'Required, as a list.',
  },
  isObject: {
    nl: 'Verplicht, als object.',
    fr: 'Obligatoire, sous forme d’objet.',
    de: 'Erforderlich, als Objekt.',
    en: 'Required, as an object.',
  },
  nestedValidation: {
    nl: 'Verplicht, als object.',
    fr: 'Obligatoire, sous forme d’objet.',
    de: 'Erforderlich, als Objekt.',
    en: 'Required, as an object.',
  },
  arrayMinSize: {
    nl: 'Kies er minstens {limit}.',
    fr: 'Choisissez-en au moins {limit}.',
    de: 'Wählen Sie mindestens {limit}.',
    en: 'Choose at least {limit}.',
  },
  arrayMaxSize: {
    nl: 'Hoogstens {limit}.',
    fr: 'Au plus {limit}.',
    de: 'Höchstens {limit}.',
    en: 'At most {limit}.',
  },
  arrayUnique: {
    nl: 'Noem elk item maar één keer.',
    fr: 'Citez chaque élément une seule fois.',
    de: 'Nennen Sie jeden Eintrag nur einmal.',
    en: 'Name each item only once.',
  },
  minLength: {
    nl: 'Minstens {limit} tekens.',
    fr: 'Au moins {limit} caractères.',
    de: 'Mindestens {limit} Zeichen.',
    en: 'At least {limit} characters.',
  },
  maxLength: {
    nl: 'Hoogstens {limit} tekens.',
    fr: 'Au plus {limit} caractères.',
    de: 'Höchstens {limit} Zeichen.',
    en: 'At most {limit} characters.',
  },
  isIn: {
    nl: 'Een van deze waarden: {values}.',
    fr: 'Une de ces valeurs : {values}.',
    de: 'Einer dieser Werte: {values}.',
    en: 'One of these values: {values}.',
  },
  isInt: {
    nl: 'Een geheel getal.',
    fr: 'Un nombre entier.',
    de: 'Eine ganze Zahl.',
    en: 'A whole number.',
  },
  min: {
    nl: 'Minstens {limit}.',
    fr: 'Au moins {limit}.',
    de: 'Mindestens {limit}.',
    en: 'At least {limit}.',
  },
  max: {
    nl: 'Hoogstens {limit}.',
    fr: 'Au plus {limit}.',
    de: 'Höchstens {limit}.',
    en: 'At most {limit}.',
  },
  isBase64: {
    nl: 'Base64, zonder spaties of regeleinden.',
    fr: 'En base64, sans espaces ni retours à la ligne.',
    de: 'Base64, ohne Leerzeichen oder Zeilenumbrüche.',
    en: 'Base64, without spaces or line ends.',
  },
  isUuid: {
    nl: 'Een UUID.',
    fr: 'Un UUID.',
    de: 'Eine UUID.',
    en: 'A UUID.',
  },
};
