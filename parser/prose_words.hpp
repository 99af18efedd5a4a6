// The words by which sentences are recognised, folded (parser/fold.hpp) and separated by "|"; a language more is a few
// words more.
#pragma once
#include <string_view>

namespace liaison {

inline constexpr std::string_view words_for_answers =
    "please inform|revert|nous parvenir|window for |obliged for an answer|please tell|please provide|please let|please "
    "notify|please report|"
    "reply|replies|replied|respond|response|comment|feedback|answer|review|input|views|advice|opinion|guidance|confirm|"
    "clarif|state |state,|state:|"
    "mitzuteil|zu antworten|zu ubermitteln|stellung zu nehmen|faire parvenir|nous "
    "parvenir|transmett|zukommen|zusenden|ubermitteln|llegar|remitir|"
    "tell us|inform us|let us know|let me know|contribution|position|indicate|advise|antwort|ruckmeldung|"
    "stellungnahme|kommentar|hinweise|mitteil|reponse|repond|commentaire|observations|avis|indiquer|"
    "respuesta|responder|respondan|comentario|observaciones|rispost|rispond|commenti|ответ|замечан|отзыв|"
    "мнение|комментари|回复|答复|意见|反馈|回答|意見|コメント|返信|회신|의견";

inline constexpr std::string_view words_of_asking =
    "please|kindly|obliged|erbitt|devront|doivent|appreciat|request|ask|invite|would like|welcome|grateful|look "
    "forward|looking forward|"
    "thanks to |thank you to |not receive a|not heard|not hear from|unless we hear|in the absence of|"
    "hope|expect|need|should|required|wish|thankful|could you|would be|bitte|bitten|gebeten|freuen|"
    "erbeten|wunsch|dankbar|priere|prie |prions|veuillez|souhait|merci|invit|gre|demand|solicit|agradec|rueg|"
    "rogamos|favor|preghiamo|gradi|просим|просит|пожалуйста|请|敬请|希望|願い|ください|いただ|부탁|바랍니다";

inline constexpr std::string_view words_of_sending =
    "send|repl|respond|respons|answer to|answers to|direct|address|submit|forward|sent "
    "to|write|mail|senden|schicken|richten|antwort|"
    "dirij|remit|parvenir|zusenden|"
    "envoy|adress|repond|enviar|envi|dirig|inviare|направ|присыл|отправ|发送|寄|回复|送";

/// In a sentence behind one that asks: "We collect them until 20 January".
inline constexpr std::string_view words_for_what_was_said = "them |them,|these |those |which ";

inline constexpr std::string_view words_of_groups =
    "working group|wg |wgs|ietf|arbeitsgruppe|groupe de travail|groupes de travail|grupo de trabajo|gruppo di lavoro|"
    "рабоч|工作组|ワーキンググループ|작업반";

inline constexpr std::string_view words_of_contacting =
    "contact|unclear|the address is|my address is|our address is|can be reached|get in touch|in touch with|turn to |"
    "question|information|clarification|kontakt|fragen|renseignement|contacter|consulta|вопрос|"
    "联系|連絡|問い合わせ";

/// What may stand between "by" and the date.
inline constexpr std::string_view between_preposition_and_date =
    "the|close of play|cop|einschliesslich|inclusive|inklusive|cob|eob|eod|close of business|end of business|end of "
    "day|noon|midnight|on|at|of|latest|monday|"
    "day|end|"
    "tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun|zum|den|dem|montag|dienstag|"
    "mittwoch|donnerstag|freitag|le|lundi|mardi|mercredi|jeudi|vendredi|el|del|dia|lunes|martes|"
    "miercoles|jueves|viernes|il|am";

inline constexpr std::string_view prepositions_of_limit =
    "by|before|until|till|no later than|not later than|latest by|at the latest|latest|ahead of|in advance of|prior to|"
    "than|deadline|action date|due date|due|due by|bis|bis spatestens|spatestens|vor|avant|d'ici|d'ici au|au plus tard|"
    "jusqu'au|pour|antes|antes de|a mas tardar|hasta|entro|non oltre|до|не позднее|к|于|在|ate|voor|uiterlijk|senast";

/// What a sentence may call the limit of an answer: "comments are due on 5 March".
inline constexpr std::string_view names_of_deadlines =
    "comments received|replies received|responses received|answers received|feedback received|input received|inputs "
    "received|for comment by|for comments by|for action by|for response by|for reply by|for review by|for answer by|"
    "window for input|window for comments|window for your|action date|comment period|commenting period|comments are "
    "due|comments due|replies are due|responses are due|"
    "response is due|reply is due|answers are due|answer is due|input is due|inputs are due|feedback is due";
/// What it may call any limit, of an answer where one is asked for: "the deadline is 5 March".
inline constexpr std::string_view names_of_limits = "deadline|due date|closing date|target date|cut-off date|review "
                                                    "period|consultation period|public review|frist|date "
                                                    "limite|echeance|fecha limite|plazo|scadenza|termijn|срок";

/// How such a sentence goes on to the date.
inline constexpr std::string_view words_before_named_date =
    "is|shuts|shut|ends|end|closes|close|expires|will be|will end|will close|being|to|ist|endet|est|es|expira|vence";

/// What was done by a date asks for nothing: "was approved by 1 March".
inline constexpr std::string_view done_by_a_date =
    "frozen|completed|approved|published|finished|finalized|finalised|consented|adopted|issued|started|held|postponed|"
    "ready|available|abgeschlossen|verabschiedet|approuve|publie";

inline constexpr std::string_view endings_of_limit = "前|之前|以前|までに|まで|at the latest|or earlier|까지|이전";

inline constexpr std::string_view phrases_of_origin =
    "on behalf of |send you this for |as the chair of |as chair of |as the secretary of |as secretary of |as "
    "vice-chair of |"
    "as chairman of |hat as chair of |greetings of the day from |als vorsitzende der |als vorsitzender der |als "
    "stellvertretende vorsitzende der |als stellvertretender vorsitzender der |als sekretar der |als sekretarin der |"
    "im namen des |at the request of |en tant que president de la |liaison statement from |liaison statement of "
    "|liaison letter from |liaison letter of |"
    "liaison from |liaison of |ls from |ls of |statement from |statement of |letter from |document of |"
    "document from |im namen von |im namen der |im auftrag der |au nom de la |au nom du |au nom de |"
    "en nombre de la |en nombre del |en nombre de |от имени ";

inline constexpr std::string_view ends_of_body_name = " i | we | bitte| prie | vous | please| is | are | has | have | "
                                                      "on | to | for | with | that | which | regarding | about |"
                                                      " concerning | agreed | sent | ich | je | nous ";

/// Where the name of whom a sentence speaks to ends.
inline constexpr std::string_view ends_of_addressee = "to |for |whether |if |about |on |of |that |please|know |tell "
                                                      "|its |their |your |by |which |with |um |a |que |de |。";

/// Verbs behind which another verb is not what the name before them does: "SG15 is pleased to welcome".
inline constexpr std::string_view verbs_of_sender = "sends |send |thanks |thank |asks |ask |informs |inform |invites "
                                                    "|requests |submits |seeks |wishes |wants |has |have |"
                                                    "had |is |are |was |were |will |would |hat |ist |ha ";

/// Before the name of whom a sentence speaks to: "asks CCAMP to", "the attention of the CoRE working group".
inline constexpr std::string_view words_of_addressing =
    "meant for |intended for |question for |question to |wende ich mich an |wenden wir uns an |wende mich an |"
    "m'adresser au |m'adresse au |asks |ask |kindly ask |invites |invite |requests |request |thanks |thank |inform "
    "|informs |informing |notify |"
    "advise |could |can |would |like |let |attention of |addressed to |share with |shared with |liaise with |"
    "liaise to |hear from |information from |input from |comments from |guidance from |feedback from |advice from |"
    "approach |a la atencion de |a l'attention de |zu handen |zuhanden |for the attention of |to the ietf |dirige a "
    "|dirige al |dirigida a |dirigida al |dirigido al |destinada a |destinada al |"
    "al grupo de trabajo |a los grupos |adressee a |adressee au |adressee aux |s'adresse a |s'adresse au |"
    "destinee a |destinee au |au groupe de travail |richtet sich an |gerichtet an |an die arbeitsgruppe |"
    "al gruppo di lavoro |рабочей группе |"
    "guidance of |opinion of |help of |views of |bittet |bitten |dankt |informiert |demande a |demande au |prie |"
    "solicita a |solicita al |pide a |pide al |просит ";

inline constexpr std::string_view greetings =
    "dear |to the |hello |hi |greetings |chers membres du |cher |chere |liebe |estimados |уважаемые |尊敬的";

inline constexpr std::string_view phrases_of_reference =
    "thanks you for|in your statement|in your letter|has gone through|have gone through|in its liaison|in their "
    "liaison|in your liaison|in its ls|in your ls|regarding your|with reference "
    "to|"
    "following up on|follow-up to|answer to your|answers your|our answer to|our reply to|our response to|"
    "in response to|in reply to|in answer to|in responding to|responding to|replying to|reply to your|"
    "response to your|your liaison|your ls|your reply ls|your statement|your letter|thank you for|"
    "thanks for|for their ls|for its ls|for the ls|for their liaison|for its liaison|for the liaison|for your "
    "liaison|antwort auf|en reponse a|votre note de liaison|"
    "en respuesta a|su declaracion|в ответ на|贵组|回复";

inline constexpr std::string_view phrases_of_replacement =
    "supersedes|superseding|supersede our|replaces|replacing our|replace our|cancels|instead of our|corrects our|"
    "correction of|correction to|corrected version of|revised version of|updated version of|revision of|"
    "corrigendum to|annule et remplace|remplace notre|remplace la|ersetzt|anstelle von|sustituye a|sustituye la|"
    "reemplaza|anula y|sostituisce|заменяет|взамен|取代|替代";

/// What a letter calls its own number.
inline constexpr std::string_view names_of_our_number =
    "our reference|filed on our side as|registered on our side as|our ref|our number|our document|our letter no|our "
    "letter number|our liaison no|our liaison number|"
    "our file|reference of this letter|reference of this liaison|reference of this document|reference of this "
    "statement|number of this letter|number of this liaison|number of this document|unser zeichen|unsere "
    "referenz|unser aktenzeichen|notre reference|nos ref|"
    "notre ref|n/ref|nuestra referencia|nuestra ref|n/referencia|nostro riferimento|ns. rif|наш номер|исх|文号|发文号|"
    "文書番号|문서번호|문서 번호";
/// Words that announce a document's number, whosever it is.
inline constexpr std::string_view words_before_number =
    "please quote|kindly quote|citando la referencia|citing the number|quote the reference|quote reference|quoting the "
    "reference|quoting reference|reference number|reference no|ref. "
    "no|ref no|reference is|with reference code|under the reference|under reference|"
    "with the reference|(reference|(ref|ref.:|ref:|reference:|document number|document no|doc. no|liaison number|"
    "liaison no|ls number|ls no|letter number|letter no|file number|file no|under the number|under number|"
    "with the number|has the number|carries the number|is numbered|numbered|registered as|registered under|(az|az.|az:|"
    "aktenzeichen|geschaftszeichen|referenznummer|referenz|dokumentnummer|dokument nr|unter der nummer|numero de "
    "reference|sous le numero|sous la reference|reference du document|numero de referencia|con la referencia|"
    "con referencia|numero de documento|con el numero|numero di riferimento|номер документа|под "
    "номером|编号|文件号|番号";
/// What such a letter calls itself.
inline constexpr std::string_view names_of_statement =
    "liaison statement|liaison letter|liaison note|liaison document|liaison communication|liaison|statement|ls|"
    "verbindungsschreiben|note de liaison|declaration de liaison|declaracion de enlace|declaracion de coordinacion|"
    "nota de enlace|联络函|联络文件|联络声明";

inline constexpr std::string_view phrases_of_comment =
    "asks for comments|asks for your comments|invites comments|requests comments|request your comments|"
    "for your comment|is for comment|sent for comment|welcome your comments|welcome comments|welcome any comment|"
    "appreciate your comments|appreciate comments|appreciate any comment|grateful for your comments|"
    "grateful for comments|grateful for any comment|comments are welcome|comments are invited|like your comments on|"
    "happy to receive your comments|happy to receive comments";

inline constexpr std::string_view phrases_of_action =
    "action:|for your action|is for action|sent for action|"
    "we ask you to |asks you to |kindly asks you to |kindly ask you to |"
    "are invited to take|is invited to take";

inline constexpr std::string_view phrases_of_information =
    "for your information|is for information|this for information|them for information|provided for information|"
    "sent for information|for information only|information purposes only|"
    "no response is |no reply is |no action is |no response required|no action required|no action needed|"
    "zu ihrer information|zur kenntnisnahme|pour votre information|a titre d'information|para su informacion|"
    "для вашего сведения|для информации|供参考";
} // namespace liaison
