import { type Locale } from '@bakylau/contracts';

/** How to read and check a pack, for somebody who has nothing but the pack. */
export const READ_ME: Record<Locale, string> = {
  en: `Bakylau: evidence of one proctored session

WHAT IS IN HERE
protocol.*.pdf           what was flagged, by which rule, who decided what and when; Kazakh, Russian and English
incidents/NN-RULE/       a clip and a picture of each confirmed incident; NN is its number in the protocol
session/manifest.jsonl   every part of the recording and every act in order, each with the hash of the one before, signed
session/public-key.pem   the keys of these signatures
session/...              the whole recording and the evidence
index.json               size and SHA-256 of everything outside of session/, signed

HOW TO CHECK IT (no network and no service is needed)
1. Get the public key of the university from a source that you trust: its address followed by /api/public-keys, or its web site.
2. Run:  bakylau verify PACK.zip --key KEY.pem
3. The answer is SOUND, or BROKEN with the first bad or missing item by name.
   Exit codes: 0 sound, 1 broken, 2 could not be checked.
4. The QR code of the protocol opens the public page of the university that confirms the hash of the head.

WITHOUT THE PROGRAM
The hash of a line of the manifest is SHA-256 over the line's JSON without "hash", in canonical form (RFC 8785). "previousHash" is
the hash of the line before. Signatures are Ed25519 (RFC 8032). Any tool for SHA-256 shows whether a file is the listed one.

WHAT IT DOES NOT PROVE
That the record is unchanged does not say that a flag is right. Read "What this cannot see" in the protocol.
The pack shows faces, voices and rooms of people. Keep it as long as the dispute needs it, and delete it then.
`,
  ru: `Bakylau: доказательства по одному сеансу прокторинга

ЧТО ВНУТРИ
protocol.*.pdf           что отмечено, по какому правилу, кто что решил и когда; на казахском, русском и английском
incidents/NN-ПРАВИЛО/    клип и снимок каждого подтверждённого инцидента; NN - его номер в протоколе
session/manifest.jsonl   все части записи и все действия по порядку, каждое с хешем предыдущего, с подписью
session/public-key.pem   ключи этих подписей
session/...              вся запись и доказательства
index.json               размер и SHA-256 всего, что вне папки session/, с подписью

КАК ПРОВЕРИТЬ (ни сеть, ни сервис не нужны)
1. Возьмите открытый ключ университета из источника, которому доверяете: его адрес и /api/public-keys или его сайт.
2. Выполните:  bakylau verify PACK.zip --key KEY.pem
3. Ответ: SOUND (цело) или BROKEN (нарушено) с названием первого испорченного или пропавшего объекта.
   Коды выхода: 0 - цело, 1 - нарушено, 2 - проверить не удалось.
4. QR-код в протоколе открывает страницу университета, которая подтверждает хеш вершины.

БЕЗ ПРОГРАММЫ
Хеш строки манифеста - это SHA-256 от JSON этой строки без "hash" в канонической форме (RFC 8785). "previousHash" - хеш
предыдущей строки. Подписи - Ed25519 (RFC 8032). Любая программа для SHA-256 покажет, тот ли это файл.

ЧЕГО ЭТО НЕ ДОКАЗЫВАЕТ
Неизменность записи не значит, что отметка верна. Прочитайте в протоколе раздел «Чего эта система не видит».
В пакете лица, голоса и комнаты людей. Храните его, пока этого требует спор, затем удалите.
`,
  kk: `Bakylau: бір прокторинг сеансының дәлелдері

ІШІНДЕ НЕ БАР
protocol.*.pdf           не белгіленді, қай ереже бойынша, кім нені қашан шешті; қазақша, орысша және ағылшынша
incidents/NN-ЕРЕЖЕ/      әр расталған инциденттің клипі мен суреті; NN - оның хаттамадағы нөмірі
session/manifest.jsonl   жазбаның барлық бөліктері мен барлық әрекеттер ретімен, әрқайсысында алдыңғысының хеші, қол қойылған
session/public-key.pem   осы қолтаңбалардың кілттері
session/...              бүкіл жазба мен дәлелдер
index.json               session/ қалтасынан тыс барлық файлдың көлемі мен SHA-256 хеші, қол қойылған

ҚАЛАЙ ТЕКСЕРУГЕ БОЛАДЫ (желі де, сервис те қажет емес)
1. Университеттің ашық кілтін өзіңіз сенетін жерден алыңыз: оның мекенжайы мен /api/public-keys немесе оның сайты.
2. Орындаңыз:  bakylau verify PACK.zip --key KEY.pem
3. Жауап: SOUND (бүтін) немесе BROKEN (бұзылған), бірінші бұзылған не жоқ нысанның атымен.
   Шығу кодтары: 0 - бүтін, 1 - бұзылған, 2 - тексеру мүмкін болмады.
4. Хаттамадағы QR-код университеттің тізбек басының хешін растайтын ашық бетін ашады.

БАҒДАРЛАМАСЫЗ
Манифест жолының хеші - сол жолдың "hash" өрісінсіз JSON мәтінінің канондық түрінен (RFC 8785) алынған SHA-256. "previousHash" -
алдыңғы жолдың хеші. Қолтаңбалар - Ed25519 (RFC 8032). SHA-256 есептейтін кез келген бағдарлама файлдың сол екенін көрсетеді.

БҰЛ НЕНІ ДӘЛЕЛДЕМЕЙДІ
Жазбаның өзгермегені белгінің дұрыс екенін білдірмейді. Хаттамадағы «Бұл жүйе нені көре алмайды» бөлімін оқыңыз.
Пакетте адамдардың жүзі, дауысы және бөлмесі бар. Оны дау біткенше ғана сақтап, содан кейін жойыңыз.
`,
};
