/**
 * What customers and the demo company write to each other. A talk begins with `# language who`, where `who` is `client` for people
 * of a business that buys from us and `new` for strangers. `c` is the customer, `a` the company; the other words are what the
 * company does meanwhile: `lead deal | title | value`, `task days | title`, `react emoji` (the customer, to the last answer),
 * `photo name` (the customer sends a picture). `{a|b}` is either, `{first}`, `{business}`, `{city}` and `{agent}` are filled in.
 */
export const talks = `
# en new
c Hi! Do you also deliver to {cafés|small shops} in {city}?
a Good morning {first}, yes we do, every Tuesday and Friday before seven.
c Lovely. We open in {March|May|September} and need {flour and butter|flour, yeast and packaging}. About {20|30|40} bags a month
a That suits our monthly plan: one order, delivered weekly, paid at the end of the month. Shall I send you the price list?
c Yes please 🙏
lead flour | Weekly flour for {first}'s new shop | 14400
a It is on its way. I also put a sample bag of T550 on Friday's van for you.
c You're quick! Thank you
react ❤️

# en new
c Hello, how much is the two-chamber deck oven?
a Hello {first}! The two-chamber one is 6,900 € plus VAT, delivery and first bake on site 480 €.
c And do you take the old one back?
a We do, for 150 € if it is on the ground floor.
c It is in the basement 😅
a Then our technicians would like to see the stairs first. Could you send a photo?
photo stairs
c Like this
a Thank you, that works with two people and a strap. I'll make you an offer.
lead machine | Deck oven, old one in the basement | 7530
task 2 | Offer for the deck oven with removal from the basement

# en client
c Morning, the mixer stopped again. It hums but does not turn
a Oh no. Good morning {first}. Does it smell burnt, or is it only the humming?
c only humming
a Then it is probably the drive belt. {Ali|Mateusz} can be with you {this afternoon|tomorrow at ten}, the part is in stock.
task 1 | {business}: drive belt of the spiral mixer
c Perfect, we knead by hand until then 💪
a We'll hurry!
c He was here, runs like new. Thanks!!
react 👍

# en client
c Can I still add {10|15} boxes of cups to tomorrow's delivery?
a Good afternoon {first}, just in time: the van is loaded at six. {10|15} boxes of 200 ml, with lids?
c with lids please
a Added. You'll find it on the same invoice.
c thanks!

# en client
c Hi, the last invoice shows 25 bags but we got 24
a Hello {first}, sorry about that. I have the delivery note in front of me, it does say 24. We will correct it.
task 3 | Credit one bag of flour to {business}
c no stress, just wanted to tell you
a Thank you for checking, {first}. The corrected invoice reaches you this week.

# en new
c Do you sell to private people too? I bake a lot 😄
a Hello {first}! We only deliver to businesses, but you are welcome to pick up whole bags at our warehouse on Saturdays, nine to noon.
c oh great, which flour for sourdough?
a Most of our bakers use the T1050 with a third of rye T1150. Ask for Katrin, she bakes herself.
c Will do!

# en client
c Good morning. We are closed from {3 to 17 August|24 December to 2 January}, please no deliveries
a Good morning {first}, noted: nothing in that time, and the first van again the day after. Enjoy the break!
c Thank you, you too

# en new
c Hello, I saw your stand at the fair. You had an espresso machine with two groups
a Hello {first}, yes, that was the one we also use in our own kitchen. Would you like to try it?
c Can I come by in {city}?
a Any weekday after two. Bring your own beans if you like.
lead machine | Espresso machine, seen at the fair | 6780
c I'll be there on {Wednesday|Thursday}
a Great, see you then.
c That was a good coffee. We take it, please send the contract
a With pleasure, it is in your mail.

# en client
photo croissants
c Look what the new oven did 😍
a Wow, {first}! These are beautiful. May we show the picture to others?
c Sure, with our name please: {business}
a Of course. Thank you!
react 😍

# en client
c Your driver left the pallet in front of the neighbour's gate
a Good morning {first}, I am sorry. I am calling him right now.
a He turns round and is with you in {15|20} minutes.
c ok
c He is here, all good

# en new
c Price for {20,000|10,000} paper bags with our logo?
a Hello {first}, for that number it is 29.90 € per thousand with one colour, 34.50 € with two. Print takes three weeks.
c Two colours. Do you need the logo as a file?
a PDF or SVG is best. I'll send you an address for it.
lead packaging | Paper bags with logo, two colours | 690
c sent!

# en client
c Hi {agent}, is the spelt flour organic?
a Hi {first}, the one you get is not, but we have it organic for 4.10 € more a bag. Shall I change your order?
c Let me ask my boss
c He says yes, from next month on
a Changed from the first of the month. Thank you!

# en client
c invoice arrived twice?
a Hello {first}, the second one is only the reminder, it crossed your payment. Everything is paid, nothing to do.
c 👍

# en new
c Hi, are you hiring drivers?
a Hello {first}! Yes, one in {Hamburg|Rotterdam}, early shift. Please write to people@goldkorn.example, Elena answers within two days.
c Thank you very much

# en client
c Can we move the maintenance from {Monday|Tuesday} to {Thursday|Friday}?
a Sure, {first}. Same time, seven in the morning?
c Eight would be better
a Eight it is.
task 4 | Maintenance at {business}, moved to eight o'clock

# en new
c Good evening, what does a complete bakehouse for a small shop cost? Roughly
a Good evening {first}, roughly 25,000 to 45,000 €, depending on the oven. How many loaves a day do you plan?
c 150 and some pastry
a Then a four-chamber deck oven, a 60 kg mixer, a proofing cabinet and a sheeter will do, about 34,000 €.
c OK that is within what the bank said
lead fitOut | Complete bakehouse for {first} | 34000
a Wonderful. {agent} here, I'd come and measure. Which day next week suits you?
c {Tuesday|Wednesday} afternoon
task 5 | Measure {first}'s bakehouse

# en client
c Do you have rye T1150 again? The web shop says sold out
a Hello {first}, the mill delivers on {Monday|Thursday}. I put your usual {12|18} bags aside.
c You are the best
react ❤️

# en client
c The scale on the slicer is broken, do you have the part?
a Hello {first}, could you send me a photo of the type plate?
photo plate
a Thank you. We have it in Rotterdam, it is with you the day after tomorrow. 34 € plus VAT.
c Order it please
a Done.

# en new
c Hello do you have gluten free flour?
a Hello {first}, we have buckwheat and rice flour in separate rooms, but no certified gluten-free line. We don't want to promise too much.
c Thank you for being honest

# de new
c Moin, liefert ihr auch nach {city}?
a Moin {first}, ja, dienstags und freitags vor sieben. Worum geht es denn?
c Mehl und Hefe für ein kleines Café, ca. {10|15} Sack im Monat
a Das passt gut auf die Tour. Ich schicke Ihnen die Preisliste, einverstanden?
c Gerne!
lead flour | Mehl und Hefe für {first} | 5400
a Ist unterwegs. Melden Sie sich einfach hier, wenn Fragen sind.

# de client
c Guten Morgen, der Ofen zeigt Fehler E4
a Guten Morgen {first}. E4 ist der Fühler in der oberen Kammer. Backen geht noch, aber bitte nur unten.
c Wann kann jemand kommen? Samstag ist Hochbetrieb
a Ali kommt {morgen um sechs|heute gegen drei}, das Teil hat er dabei.
task 1 | {business}: Fühler der oberen Kammer (E4)
c Super, danke!
c Läuft wieder 🎉
react 👍

# de client
c Hallo, könnt ihr die Lieferung auf {Mittwoch|Montag} schieben? Wir renovieren
a Hallo {first}, klar. Gleiche Menge?
c Nur die Hälfte bitte
a Notiert: halbe Menge am {Mittwoch|Montag}. Viel Erfolg beim Renovieren!

# de new
c Was kostet eine Wartung für zwei Öfen und einen Kneter?
a Hallo {first}, einmalig 190 € Anfahrt und Prüfung, dazu 84 € die Stunde. Mit Vertrag zweimal im Jahr für 540 €.
c Vertrag klingt gut
lead service | Wartungsvertrag, zwei Öfen und Kneter | 540
a Ich bereite ihn vor und melde mich morgen.
c 👍

# de client
c Die Tüten sind leider zu klein, können wir tauschen?
a Guten Tag {first}, solange die Kartons zu sind, gerne. Der Fahrer nimmt sie am {Freitag|Dienstag} mit.
c 3 Kartons sind noch zu
a Perfekt, dann kommen drei große dafür.

# de client
c Bitte 2 Sack Dinkel extra für morgen
a Ist drauf, {first}. Schönen Feierabend!
c Danke ebenso

# es new
c Hola, ¿tienen hornos de segunda mano?
a Hola {first}, ahora mismo uno de dos cámaras, revisado, con un año de garantía: 3.900 €.
c ¿Se puede ver?
a Claro, en Valencia, de lunes a viernes de nueve a dos.
lead machine | Horno de segunda mano para {first} | 3900
c Voy el {martes|jueves}
a Perfecto, le esperamos.

# es client
c Buenos días, falta una caja de mantequilla en el pedido
a Buenos días {first}, lo siento mucho. Inês pasa esta tarde y se la deja.
c Gracias, antes de las seis por favor
a Sin falta.
c Ya está aquí, gracias 😊
react 👍

# es client
c Hola {agent}, ¿me pasas la factura de {marzo|mayo|octubre}? No la encuentro
a Hola {first}, te la acabo de enviar por correo.
c Recibida, mil gracias

# es new
c ¿Hacéis bolsas con logo? Unas 5.000
a Sí, {first}. A partir de 2.000 bolsas, tres semanas. ¿Un color o dos?
c Uno, azul
a Entonces 32,50 € el millar.
lead packaging | 5.000 bolsas con logo azul | 165
c Vale, os mando el logo mañana

# es client
c Abrimos otra tienda en {Gandia|Sagunto} en primavera 🎉
a ¡Enhorabuena, {first}! ¿Necesitáis obrador o solo mostrador?
c Obrador pequeño, mostrador y café
lead fitOut | Segunda tienda de {business} | 27500
a Qué bien. Sofía os llama esta semana para verlo con calma.
task 3 | Llamar a {first} por la segunda tienda

# ar new
c مرحبا، هل توصلون الطحين إلى {city}؟
a أهلاً {first}، نعم، كل ثلاثاء وجمعة قبل السابعة صباحاً.
c نحتاج {20|30} كيساً في الشهر للخبز العربي
a ممتاز، الطحين T550 مناسب جداً. سأرسل لك قائمة الأسعار.
lead flour | طحين للخبز العربي، {20|30} كيساً في الشهر | 6400
c شكراً جزيلاً 🌹
react ❤️

# ar client
c صباح الخير، العجانة تصدر صوتاً عالياً
a صباح الخير {first}. هل يمكنك إرسال صورة للوحة خلف الجهاز؟
photo plate
a شكراً، القطعة موجودة. يصل الفني غداً الساعة الثامنة.
task 1 | {business}: صوت عالٍ في العجانة
c بارك الله فيك

# ar client
c نريد زيادة الطلبية قبل رمضان، الضعف إن أمكن
a بالتأكيد {first}، نضاعف الطحين والسميد والفستق من الأسبوع القادم.
c والتمر أيضاً إذا عندكم
a عندنا دجلة نور، 5 كغ بـ 28 يورو. كم صندوقاً؟
c 12 صندوقاً
a تم، شكراً لك.

# ar new
c كم سعر فرن الحجر بأربع غرف؟
a أهلاً {first}، السعر 14,800 يورو بدون الضريبة مع التركيب والتجربة الأولى عندك.
c هل يوجد تقسيط؟
a نعم، 30٪ عند الطلب والباقي على ستة أشهر.
lead machine | فرن حجري بأربع غرف | 14800
c سأفكر وأرد عليك

# nl client
c Goedemorgen, kunnen jullie morgen {5|8} dozen bekers extra meenemen?
a Goedemorgen {first}, komt voor elkaar. Met deksels?
c Ja graag
a Staat erbij.

# nl new
c Hoi, hebben jullie ook desemstarters?
a Hoi {first}, jazeker, rogge en tarwe, per kilo. Bram van Desem & Deeg zweert bij de rogge.
c Leuk! Doe maar 2 kilo rogge
lead flour | Desem en bloem voor {first} | 1800
a Zet ik klaar in Rotterdam.

# nl client
c De rekening van vorige week klopt niet, 19% op meel?
a Goedemorgen {first}, u hebt gelijk, dat moet het lage tarief zijn. U krijgt een nieuwe.
task 2 | Factuur van {business} corrigeren (btw op meel)
c Dank!

# fr client
c Bonjour, la livraison de demain peut-elle arriver avant six heures ?
a Bonjour {first}, oui, le chauffeur commence sa tournée chez vous. Cinq heures et demie ?
c Parfait, merci
react 👍

# fr new
c Bonjour, vous vendez aussi des laminoirs ?
a Bonjour {first}, oui, le modèle de table est à 7 250 € hors taxes. Vous faites surtout des croissants ?
c Oui, 300 par jour
lead machine | Laminoir pour {first} | 7250
a Alors c'est le bon. Je vous envoie une vidéo et une offre.

# zh client
c 你好，抹茶粉还有货吗？
a {first}您好，有的，1公斤装 58 欧元。需要几包？
c 六包，星期五一起送来
a 好的，已经加上了。

# zh new
c 请问你们有做月饼的模具吗？
a {first}您好，现货不多，50 克和 75 克各有一些。
c 两种各要二十个
lead packaging | 月饼模具和礼盒 | 640
a 好的，给您留着，礼盒也可以印上店名。
c 太好了，谢谢！
`
