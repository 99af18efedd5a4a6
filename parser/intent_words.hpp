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
    "would enable us|would help|would be valuable|would be useful|most useful|very useful|most helpful|very helpful|be "
    "helpful|great help|be possible to|"
    "be considered|be taken into account|taken into consideration|be incorporated|reach us|be with us|with us "
    "by|should be|must be|"
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
    "remark|concern|hear from|hear back|hearing from|hearing about|get back|be with us|return|nominat|name of|the "
    "name|raise them|"
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
    "answers your question|answer your question|answers the question you|our answer is |the answer is that|our "
    "answers|in response to|in reply to|in answer to|in responding to|reply to "
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
    "m'a charge|is to inform|is to let you know|is to advise|is to notify|wonders |wonder |sends |send |submits "
    "|submit |"
    "asks |ask |kindly asks |kindly ask |respectfully asks |requests |request |kindly requests |"
    "respectfully requests |kindly request |invites |invite |kindly invites |thanks |thank |informs |inform |"
    "hereby informs |seeks |seek |solicits |wishes to |wish to |want to |wants to |appreciates |'d appreciate|"
    "'d welcome|'d be grateful|'d like to |'d love to hear|should be grateful|welcomes |welcome |plans to |"
    "plan to |intends to |intend to |decided |agreed |agreed,|decided,|approved |reviewed |discussed |studied |"
    "considered |recommends |recommend |suggests |suggest |proposes |propose |offers |believes |believe |"
    "understands |found |notes |noted |shares |share |provides |needs your|need your|need an answer|expects to |"
    "hopes to |hope to |consented |adopted |published |draws |draw |liaises |reports |have noted |"
    "have no comments|has no comments|has no further|have no "
    "further|已于|已同意|同意|批准|通过|决定|讨论了|启动|concluyo |termino |aprobo |acordo |decidio |examino |"
    "ha acordado|ha examinado|a convenu|a adopte|a examine|a etudie|beschloss |verabschiedete |hat gepruft|"
    "ha deciso|ha approvato|утвердила|has the honour to|have the honour to|has the pleasure to|"
    "have the pleasure to|bittet |bitten |dankt |danken |informiert |informieren |hat verabschiedet|"
    "hat beschlossen|hat veroffentlicht|mochte |mochten |remercie |remercions |demande |demandons |souhaite |"
    "souhaitons |prie |prions |a approuve|a publie|a decide|informe |solicita |solicitamos |agradec|ruega |"
    "rogamos |pide |desea |ha aprobado|ha publicado|ha decidido|chiede |ringrazia |просит |благодарит |сообщает |"
    "утвердил|resolved |must hear|must receive|need to hear|need to know";

/// Private and commercial matters: what is asked for with these is no statement's request.
inline constexpr std::string_view other_matters =
    "dinner|reception|lunch|our booth|invoice|payment|discount|special offer|free trial|vacancy|applicants|curriculum|"
    "hotel|visa |register by|register now|registration fee|unsubscribe|my thesis|our client|out of office|on leave";

} // namespace liaison
