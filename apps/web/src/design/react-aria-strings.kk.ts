type Arguments = Record<string, string | number>;
type Text = string | ((args: Arguments) => string);

/**
 * Kazakh for react-aria's own texts (labels for screen readers, mostly). Nouns after a number stay singular in Kazakh, so no
 * plural rules are needed. Colour pickers and drag and drop are not used here and have none.
 */
export const KAZAKH_ARIA_TEXTS: Record<string, Record<string, Text>> = {
  'react-aria-components': {
    selectPlaceholder: 'Таңдаңыз',
    tableResizer: 'Баған енін өзгерту',
    dropzoneLabel: 'Файлды осы жерге тастаңыз',
    colorSwatchPicker: 'Түс үлгілері',
  },
  '@react-aria/overlays': { dismiss: 'Жабу' },
  '@react-aria/menu': {
    longPressMessage: 'Мәзірді ашу үшін ұзақ басыңыз немесе Alt + төмен көрсеткіні басыңыз',
  },
  '@react-aria/previewtrigger': { longPressMessage: 'Алдын ала қарау үшін ұзақ басыңыз' },
  '@react-aria/breadcrumbs': { breadcrumbs: 'Бет жолы' },
  '@react-aria/steplist': { steplist: 'Қадамдар тізімі' },
  '@react-aria/tree': { expand: 'Жаю', collapse: 'Жию' },
  '@react-aria/toast': {
    close: 'Жабу',
    notifications: (a) => `${a['count']} хабарлама.`,
  },
  '@react-aria/tag': {
    removeDescription: 'Белгіні жою үшін Delete пернесін басыңыз.',
    removeButtonLabel: 'Жою',
  },
  '@react-aria/spinbutton': { Empty: 'Бос' },
  '@react-aria/searchfield': { 'Clear search': 'Іздеуді тазалау' },
  '@react-aria/numberfield': {
    decrease: (a) => `${a['fieldLabel']}: азайту`,
    increase: (a) => `${a['fieldLabel']}: көбейту`,
    numberField: 'Сан өрісі',
  },
  '@react-aria/autocomplete': { collectionLabel: 'Ұсыныстар' },
  '@react-aria/combobox': {
    buttonLabel: 'Ұсыныстарды көрсету',
    listboxLabel: 'Ұсыныстар',
    countAnnouncement: (a) => `${a['optionCount']} нұсқа бар.`,
    selectedAnnouncement: (a) => `${a['optionText']}, таңдалды`,
    focusAnnouncement: (a) => {
      const group =
        String(a['isGroupChange']) === 'true' ? `${a['groupTitle']} тобы, ${a['groupCount']} нұсқа. ` : '';
      return `${group}${a['optionText']}${String(a['isSelected']) === 'true' ? ', таңдалды' : ''}`;
    },
  },
  '@react-aria/grid': {
    select: 'Таңдау',
    selectedAll: 'Барлығы таңдалды.',
    selectedCount: (a) =>
      Number(a['count']) === 0 ? 'Ештеңе таңдалмады.' : `${a['count']} элемент таңдалды.`,
    selectedItem: (a) => `${a['item']} таңдалды.`,
    deselectedItem: (a) => `${a['item']} таңдаудан алынды.`,
    longPressToSelect: 'Таңдау режиміне өту үшін ұзақ басыңыз.',
  },
  '@react-aria/gridlist': {
    hasActionAnnouncement: 'жолда әрекет бар',
    hasLinkAnnouncement: (a) => `жолда сілтеме бар: ${a['link']}`,
  },
  '@react-aria/table': {
    select: 'Таңдау',
    selectAll: 'Барлығын таңдау',
    sortable: 'сұрыпталатын баған',
    ascending: 'өсу ретімен',
    descending: 'кему ретімен',
    ascendingSort: (a) => `${a['columnName']} бағаны бойынша өсу ретімен сұрыпталған`,
    descendingSort: (a) => `${a['columnName']} бағаны бойынша кему ретімен сұрыпталған`,
    columnSize: (a) => `${a['value']} пиксель`,
    resizerDescription: 'Енін өзгерту үшін Enter пернесін басыңыз',
    expand: 'Жаю',
    collapse: 'Жию',
  },
  '@react-aria/calendar': {
    previous: 'Алдыңғы',
    next: 'Келесі',
    selectedDateDescription: (a) => `Таңдалған күн: ${a['date']}`,
    selectedRangeDescription: (a) => `Таңдалған аралық: ${a['dateRange']}`,
    todayDate: (a) => `Бүгін, ${a['date']}`,
    todayDateSelected: (a) => `Бүгін, ${a['date']} таңдалды`,
    dateSelected: (a) => `${a['date']} таңдалды`,
    startRangeSelectionPrompt: 'Аралықтың басын таңдау үшін басыңыз',
    finishRangeSelectionPrompt: 'Аралықтың соңын таңдау үшін басыңыз',
    minimumDate: 'Ең ерте күн',
    maximumDate: 'Ең кеш күн',
    dateRange: (a) => `${a['startDate']} – ${a['endDate']}`,
  },
  '@react-aria/datepicker': {
    era: 'дәуір',
    year: 'жыл',
    month: 'ай',
    day: 'күн',
    hour: 'сағат',
    minute: 'минут',
    second: 'секунд',
    dayPeriod: 'түске дейін немесе түстен кейін',
    calendar: 'Күнтізбе',
    startDate: 'Басталу күні',
    endDate: 'Аяқталу күні',
    weekday: 'апта күні',
    timeZoneName: 'уақыт белдеуі',
    selectedDateDescription: (a) => `Таңдалған күн: ${a['date']}`,
    selectedRangeDescription: (a) => `Таңдалған аралық: ${a['startDate']} – ${a['endDate']}`,
    selectedTimeDescription: (a) => `Таңдалған уақыт: ${a['time']}`,
  },
  '@react-stately/datepicker': {
    rangeUnderflow: (a) => `Мән ${a['minValue']} немесе одан кейін болуы керек.`,
    rangeOverflow: (a) => `Мән ${a['maxValue']} немесе одан бұрын болуы керек.`,
    rangeReversed: 'Басталу күні аяқталу күнінен бұрын болуы керек.',
    unavailableDate: 'Бұл күнді таңдауға болмайды.',
  },
};
