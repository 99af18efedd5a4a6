// The words by which a sentence is known to ask, to inform or to answer, folded (parser/fold.hpp) and separated by "|".
#pragma once
#include <string_view>

namespace liaison {

/// Ask by themselves.
inline constexpr std::string_view firm_requests =
    "please |kindly |appreciate learning|appreciate hearing|appreciate knowing|appreciate if|appreciate it "
    "if|appreciate receiving|interested in hearing|interested in learning|interested to hear|interested to "
    "know|wonders |wonder if|wonder whether|we ask|ask you|ask your|ask for|ask whether|ask if |asks |you are asked|is "
    "asked to|are asked "
    "to|kindly asked|is asking|are asking|to ask |"
    "invites |invite your|invite you|we invite|invite the|to invite|are invited|is invited|requests |we request|"
    "to request|request your|request you|request that|are requested|is requested to|could you|can you|would you |"
    "may we ask|like to know|like to hear|like to learn|like to receive|like to have|like to obtain|love to hear|love "
    "to have|love to receive|"
    "want to know|wishes to know|seeks |is seeking|are seeking|seek your|solicits |solicit your|"
    "must receive|must hear|need to hear|need to know|need your|we need|bitte |bitten |bittet |gebeten|erbeten|"
    "ersuch|demande |demandons|prie |prions|veuillez|saurait gre|saurions gre|solicita|ruega|rogamos|agradeceria|"
    "agradeceriamos|pide |preghiamo|chiede |saremmo grati|просим|просит|пожалуйста|请|敬请|願い|ください|いただ|부탁|"
    "바랍니다";

/// Ask where something to be answered is named as well: "would welcome your views".
inline constexpr std::string_view soft_requests =
    "appreciat|grateful|thankful|thanks to |thank you to |welcome|not receive an|not receive a re|not receive any|"
    "not received any|not hear from|not heard from|hear nothing|unless we hear|in the absence of|absent a re|"
    "look forward|looks forward|looking forward|hope to|hopes to|hope you|hope "
    "that you|hope for|glad to receive|pleased to receive|"
    "glad to hear|happy to receive|happy to hear|would be glad|would be happy|like your|interested in your|"
    "expect your|expects your|expect to receive|expects to receive|expect a |await|would let us|would allow us|"
    "would enable us|would help|would be valuable|would be useful|be possible to|"
    "be considered|be taken into account|taken into consideration|be incorporated|reach us|should be|must be|"
    "should send|should reply|should respond|freuen|dankbar|souhait|merci de|agradec|gradi|希望";

/// Begin like a request and are none.
inline constexpr std::string_view courtesies =
    "please find|please do not print|please consider the environment|please delete|please notify the sender|please "
    "note|please see |please be informed|please be advised|please be aware|please do not hesitate|"
    "please don't hesitate|please feel free|please contact|please direct|please refer|please accept|please let me know "
    "if you have any question|please let us know if you have any question|could you have|appreciate the|"
    "appreciate your effort|appreciates the|appreciates your effort|appreciate your cooperation|"
    "appreciate your continued|grateful for the|grateful for your liaison|look forward to continu|"
    "look forward to further|look forward to our|look forward to working|look forward to coop|look forward to collab|"
    "look forward to seeing|look forward to meeting|looks forward to continu|looks forward to further|"
    "looks forward to working|looks forward to coop|looks forward to collab|looking forward to continu|"
    "looking forward to further|looking forward to our|looking forward to working|looking forward to coop|"
    "looking forward to collab|looking forward to seeing|looking forward to meeting|bitte beachten|bitte finden";

/// What an answer is called beside `words_for_answers`.
inline constexpr std::string_view more_answers =
    "remark|concern|hear from|hear back|hearing from|hearing about|get back|return|nominat|name of|the name|raise them|"
    "information|assess|evaluat|thoughts|insight|let us have|send us|raise |take a look|check|examin|verif|align|take "
    "into "
    "account|explain|analy|provide|submit|send your|reach us|reconsider|"
    "recommend";

/// What is wanted is an opinion on something.
inline constexpr std::string_view words_of_comment =
    "comment|feedback|review|remark|your view|any view|views on|opinion|stellungnahme|kommentar|observations|"
    "commentaire|comentario|observaciones|замечан|комментари|意见|意見|コメント|의견";

/// Say with how much joy somebody informs; a verb has to follow.
inline constexpr std::string_view manners_of_informing =
    "pleased|happy|glad|delighted|would like|like to|wish|want|honour|honor|pleasure|hereby|freut sich|mochte|mochten|"
    "souhaite|a le plaisir|desea|se complace";
inline constexpr std::string_view verbs_of_informing =
    "inform|draw|bring|share|let you know|let the|announce|report|notify|advise|make you aware|make the|point out|"
    "provide|present|mitteil|informe|informar|comunicar";
/// Inform by themselves.
inline constexpr std::string_view words_of_informing =
    "inform you|informs |is sharing|are sharing|shares |for information|for your information|for your reference|let "
    "you know|draw your attention|"
    "draws your attention|draws the attention|draws attention|draw the attention|call your attention|to the attention|"
    "make you aware|keep you informed|of interest to|useful for your|useful to your|useful for you|for your "
    "consideration|setzt|informiert|informe |informa ";

inline constexpr std::string_view words_of_thanks = "thank|dankt|danken|remerci|agradece|ringrazia|благодар|感谢|感謝";
/// What somebody is thanked for who is being answered.
inline constexpr std::string_view words_for_letters =
    "liaison|statement|ls |ls-|ls,|letter|request|reply|response|inquiry|enquiry|question|lettre|note|schreiben|carta|"
    "联络";
/// Answer by themselves.
inline constexpr std::string_view words_of_answering =
    "our answer is |the answer is that|our answers|in response to|in reply to|in answer to|in responding to|reply to "
    "your|response to your|answer to your|"
    "answers to your|replies to your|answers as follows|reply as follows|replies as follows|responds as follows|"
    "respond as follows|answer as follows|following answer|following response|following reply|to answer|answer the "
    "question|our answer|our response to|our reply|like to reply|like to respond|pleased to reply|pleased to respond|"
    "wishes to reply|wishes to respond|in antwort auf|in beantwortung|en reponse a|en respuesta a|in risposta a|"
    "в ответ на|答复如下|回复如下";

/// What a body tells of itself where a letter says no more: "SG15 has approved".
inline constexpr std::string_view deeds_of_a_body =
    "has approved|has published|has consented|has completed|has adopted|has started|has agreed|has finished|"
    "has decided|has begun|has initiated|has established|has issued|has released|have approved|have published|"
    "have completed|have agreed|have started|has been approved|has been published|has been completed|"
    "was approved|was published|was consented|were approved|were published|is planning|plans to|intends to|"
    "decided to|agreed to|hat verabschiedet|hat veroffentlicht|a approuve|a publie|ha aprobado|ha publicado";

/// What a body does in a letter to another, and nothing else: "SG15 has approved", but not "SG15 has a meeting". Stands
/// right behind its name, or behind "we".
inline constexpr std::string_view acts_of_a_body =
    "is to inform|is to let you know|is to advise|is to notify|wonders |wonder |sends |send |submits |submit |asks "
    "|ask |kindly asks |kindly ask |respectfully asks |requests |request |kindly "
    "requests |"
    "respectfully requests |kindly request |invites |invite |kindly invites |thanks |thank |informs |inform |"
    "hereby informs |seeks |seek |solicits |wishes to |wish to |want to |wants to |appreciates |would appreciate|"
    "would welcome|would be grateful|would be pleased to|would be glad|would be happy to|would be interested|"
    "would be thankful|'d appreciate|'d welcome|'d be grateful|'d like to |'d love to hear|should be grateful|"
    "welcomes |welcome |plans to |plan to |intends to |intend to |decided |agreed |agreed,|decided,|approved |"
    "reviewed |discussed |studied |considered |recommends |recommend |suggests |suggest |proposes |propose |"
    "offers |believes |believe |understands |found |notes |noted |shares |share |provides |submits |needs your|"
    "need your|need an answer|expects to |hopes to |hope to |consented |adopted |published |draws |draw |"
    "liaises |reports |have noted |have no comments|has no comments|has no further|have no further|"
    "would like to ask|would like to inform|would like to know|would like to hear|would like to invite|"
    "would like to request|would like to draw|would like to thank|would like to share|would like to bring|"
    "would like to seek|would like to learn|would like to receive|would like to obtain|would like to answer|"
    "would like to reply|would like to respond|would like to make|would like to point|would like to solicit|"
    "would like to let|would like to call|would like to get your|would like to get the|would like to provide|"
    "would like to raise|would like to express|would like to suggest|would like to propose|would like to confirm|"
    "would like to offer|would like to remind|would like to encourage|would like to highlight|"
    "would like to notify|would like to report|would like to announce|would like to submit|would like to send|"
    "would like to liaise|would like to understand|would like to discuss|would like to consult|has approved|"
    "has published|has completed|has consented|has adopted|has started|has initiated|has begun|has agreed|"
    "has decided|has reviewed|has discussed|has studied|has considered|has examined|has noted|has finished|"
    "has finalized|has finalised|has developed|has identified|has analysed|has analyzed|has revised|has updated|"
    "has opened|has concluded|has established|has created|has prepared|has produced|has drafted|has progressed|"
    "has made progress|has been working|has been developing|has been studying|has been discussing|has run into|"
    "has found|has issued|has released|has launched|has determined|has concerns|has questions|has also|"
    "have approved|have published|have completed|have consented|have adopted|have started|have initiated|"
    "have begun|have agreed|have decided|have reviewed|have discussed|have studied|have considered|have examined|"
    "have noted|have finished|have finalized|have finalised|have developed|have identified|have analysed|"
    "have analyzed|have revised|have updated|have opened|have concluded|have established|have created|"
    "have prepared|have produced|have drafted|have progressed|have made progress|have been working|"
    "have been developing|have been studying|have been discussing|have run into|have found|have issued|"
    "have released|have launched|have determined|have concerns|have questions|have also|is developing|"
    "is revising|is updating|is preparing|is writing|is specifying|is drafting|is working on|is studying|"
    "is considering|is planning|is about to|is finalizing|is finalising|is reviewing|is discussing|is seeking|"
    "is asking|is investigating|is defining|is standardizing|is looking into|is progressing|is interested in|"
    "is requesting|is inviting|is extending|is aligning|are developing|are revising|are updating|are preparing|"
    "are writing|are specifying|are drafting|are working on|are studying|are considering|are planning|"
    "are about to|are finalizing|are finalising|are reviewing|are discussing|are seeking|are asking|"
    "are investigating|are defining|are standardizing|are looking into|are progressing|are interested in|"
    "are requesting|are inviting|are extending|are aligning|is pleased to inform|is pleased to announce|"
    "is pleased to answer|is pleased to share|is pleased to provide|is pleased to respond|is pleased to reply|"
    "is pleased to report|is pleased to let|is pleased to submit|is pleased to send|is pleased to receive|"
    "is pleased to advise|is pleased to present|is pleased to offer|is pleased to bring|are pleased to inform|"
    "are pleased to announce|are pleased to answer|are pleased to share|are pleased to provide|"
    "are pleased to respond|are pleased to reply|are pleased to report|are pleased to let|are pleased to submit|"
    "are pleased to send|are pleased to receive|are pleased to advise|are pleased to present|"
    "are pleased to offer|are pleased to bring|is happy to inform|is happy to announce|is happy to answer|"
    "is happy to share|is happy to provide|is happy to respond|is happy to reply|is happy to report|"
    "is happy to let|is happy to submit|is happy to send|is happy to receive|is happy to advise|"
    "is happy to present|is happy to offer|is happy to bring|are happy to inform|are happy to announce|"
    "are happy to answer|are happy to share|are happy to provide|are happy to respond|are happy to reply|"
    "are happy to report|are happy to let|are happy to submit|are happy to send|are happy to receive|"
    "are happy to advise|are happy to present|are happy to offer|are happy to bring|is glad to inform|"
    "is glad to announce|is glad to answer|is glad to share|is glad to provide|is glad to respond|"
    "is glad to reply|is glad to report|is glad to let|is glad to submit|is glad to send|is glad to receive|"
    "is glad to advise|is glad to present|is glad to offer|is glad to bring|are glad to inform|"
    "are glad to announce|are glad to answer|are glad to share|are glad to provide|are glad to respond|"
    "are glad to reply|are glad to report|are glad to let|are glad to submit|are glad to send|"
    "are glad to receive|are glad to advise|are glad to present|are glad to offer|are glad to bring|"
    "is delighted to inform|is delighted to announce|is delighted to answer|is delighted to share|"
    "is delighted to provide|is delighted to respond|is delighted to reply|is delighted to report|"
    "is delighted to let|is delighted to submit|is delighted to send|is delighted to receive|"
    "is delighted to advise|is delighted to present|is delighted to offer|is delighted to bring|"
    "are delighted to inform|are delighted to announce|are delighted to answer|are delighted to share|"
    "are delighted to provide|are delighted to respond|are delighted to reply|are delighted to report|"
    "are delighted to let|are delighted to submit|are delighted to send|are delighted to receive|"
    "are delighted to advise|are delighted to present|are delighted to offer|are delighted to bring|"
    "aprobo |acordo |decidio |examino |ha acordado|ha examinado|a convenu|a adopte|a examine|a etudie|beschloss |"
    "verabschiedete |hat gepruft|ha deciso|ha approvato|утвердила|"
    "has the honour to|have the honour to|has the pleasure to|have the pleasure to|bittet |bitten |dankt |"
    "danken |informiert |informieren |hat verabschiedet|hat beschlossen|hat veroffentlicht|mochte |mochten |"
    "remercie |remercions |demande |demandons |souhaite |souhaitons |prie |prions |a approuve|a publie|a decide|"
    "informe |solicita |solicitamos |agradec|ruega |rogamos |pide |desea |ha aprobado|ha publicado|ha decidido|"
    "chiede |ringrazia |просит |благодарит |сообщает |утвердил|has resolved|have resolved|resolved |"
    "has been reviewing|has been considering|has been looking|must hear|must receive|need to hear|need to know";

/// Private and commercial matters: what is asked for with these is no statement's request.
inline constexpr std::string_view other_matters =
    "dinner|reception|lunch|our booth|invoice|payment|discount|special offer|free trial|vacancy|applicants|curriculum|"
    "hotel|visa |register by|register now|registration fee|unsubscribe|my thesis|our client|out of office|on leave";

/// What statements are about: the work of standards.
inline constexpr std::string_view words_of_work =
    "recommendation|rfc|draft|specification|specify|standard|protocol|profile|work item|clause|section|annex|amendment|"
    "ballot|consent|release|technical report|yang|architecture|interface|framework|terminolog|requirement|measurement|"
    "stud|signalling|signaling|api|algorithm|certificate|codec|encoding|regist|liaison|document|project|model|"
    "technolog|deployment|implement|internet-draft|procedure|use case|guidance|guideline|security|routing|network|"
    "empfehlung|norm|projet|recommandation|recomendacion|proyecto|рекомендаци|стандарт|проект|建议|标准|草案|標準";

/// What people arrange between them: a letter about it is theirs, though they sign for their bodies.
inline constexpr std::string_view personal_matters =
    "our call|the call on|call on monday|call on tuesday|call on wednesday|call on thursday|call on friday|reschedul|"
    "doodle|dial-in|time slot|timeslot|nice to see you|good to see you|it was a pleasure to meet|my vacation|my "
    "holiday|"
    "happy birthday|congratulations on your";

} // namespace liaison
