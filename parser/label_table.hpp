// The rows of the label table; parser/labels.cpp looks them up.
#pragma once
#include "parser/labels.hpp"
#include <array>

namespace liaison {

/// Spellings of one meaning, folded (parser/fold.hpp), in the singular, without "(s)", separated by "|".
struct LabelRow {
    Meaning meaning;
    std::string_view spellings;
};

/// A new spelling or language is a word here and nothing else.
inline constexpr auto label_table = std::to_array<LabelRow>({
    {Meaning::title, "title|note title|document title|heading|what it is about|subject of this liaison|subject "
                     "line|about|regarding|concerning|name of liaison|subject|topic|subject matter|liaison "
                     "statement|re|titre|sujet|objet|objet de la "
                     "liaison|titre de la note de "
                     "liaison|titel|thema|betreff|betrifft|titulo|asunto|assunto|titolo|"
                     "oggetto|onderwerp|название|заголовок|тема|предмет|题目|标题|题名|主题|议题|件名|題名|表題|標題|"
                     "主題|題目|議題|主旨|事由|名稱|文件名稱|タイトル|제목"},
    {Meaning::from,
     "from|issued by|issuing body|who we are|from source|from group|from body|from organization|from organisation|from "
     "sdo|source|source group|source "
     "body|source organization|"
     "source organisation|origin|originator|originating group|originating body|originating "
     "organization|sender|sending body|"
     "sending group|sending organization|sending organisation|sent by|submitted "
     "by|submitter|origine|de|de la part de|emetteur|"
     "expediteur|von|quelle|herkunft|absender|ursprung|fuente|origen|remitente|procedencia|fonte|da|"
     "mittente|van|bron|от|от кого|источник|"
     "отправитель|来源|来自|发自|发送方|发件方|发件人|发函方|提交方|發自|來源|來自|發送方|發件方|發件人|發函方|寄件人|"
     "寄件者|發文單位|發文機關|來文單位|発信元|発信者|送信元|"
     "差出元|発信|출처|발신|보낸 곳|발신 기관"},
    {Meaning::to, "to|destination body|who this is for|to group|to body|to organization|to organisation|to "
                  "sdo|addressee|addressed to|sent "
                  "to|recipient|receiver|receiving body|"
                  "receiving group|destination|a|destinataire|a l'attention "
                  "de|an|empfanger|adressat|adressaten|para|destinatario|dirigido a|aan|bestemming|"
                  "кому|адресат|получатель|получатели|致|发往|发给|收件方|收件人|接收方|主送|發往|發給|發送至|受文者|"
                  "收件者|收文單位|送達先|宛先|宛て|宛|"
                  "送付先|수신|받는 곳|수신처|수신 기관"},
    {Meaning::to_for_action,
     "for action to|for action|action to|to for action|for action by|pour suite a donner a|pour suite a donner|pour "
     "action a|pour action|"
     "suite a donner a|zur bearbeitung an|zur bearbeitung|para accion a|para accion|para actuacion|accion a|per azione "
     "a|для принятия мер|"
     "для действий|для "
     "действия|采取行动|供采取行动|供行动|请采取行动|需采取行动|採取行動|供採取行動|供行動|請採取行動|需採取行動|"
     "対応依頼先|조치 요청"},
    {Meaning::to_for_comment, "for comment to|for comments to|for comment|comment to|to for comment|pour commentaires "
                              "a|pour commentaire a|pour commentaires|pour observations a|"
                              "pour observation a|pour observations|zur stellungnahme an|zur stellungnahme|para "
                              "comentarios a|para comentario a|para comentarios|"
                              "для замечаний|для "
                              "комментариев|征求意见|供提意见|提意见|提出意见|需提出意见|供提出意见|请提出意见|"
                              "徵求意見|供提意見|提意見|提出意見|需提出意見|供提出意見|請提出意見|意見照会先"},
    {Meaning::to_for_information,
     "for information to|for info to|for information|for info|information to|info "
     "to|fyi|to for information|pour information a|pour information|"
     "pour info|zur information an|zur kenntnis an|zur kenntnis|zur information|para "
     "informacion a|para informacion|per informazione a|per conoscenza|"
     "для информации|для "
     "сведения|供参考|供了解|知悉|通报情况|供通报|供參考|供瞭解|供了解|通報情況|供通報|情報共有先|참고"},
    {Meaning::cc, "cc|c.c|copy|copy to|copies|copies to|carbon copy|cc to|cc group|copied to|copie|copie a|kopie|kopie "
                  "an|zur kenntnisnahme|copia|copia a|"
                  "con copia a|per conoscenza a|копия|копии|抄送|副本|抄本|副本收受者|写し|写|참조"},
    {Meaning::purpose,
     "purpose|what is it for|what we want|requested|intended for|this liaison is sent for|sent "
     "for|nature|for|pour|type|action requested|"
     "requested action|action required|expected action|action expected|action id|objectif|but|finalite|suite "
     "demandee|zweck|anlass|proposito|finalidad|objetivo|objeto|scopo|finalita|doel|цель|"
     "назначение|目的|用途|性质|目标|目標|性質|種別|목적|용도"},
    {Meaning::deadline,
     "by when|deadline|dead line|dead-line|deadline date|deadline for reply|deadline for replies|deadline "
     "for response|deadline for responses|deadline for comment|"
     "deadline for comments|deadline for action|deadline for answer|deadline for feedback|reply "
     "deadline|response deadline|comment deadline|action deadline|please reply by|"
     "please respond by|please answer by|kindly reply by|reply by|respond by|response by|answer "
     "by|answer due|reply requested by|response requested by|"
     "reply needed by|response needed by|response required by|reply required by|response "
     "due|response due by|reply due|due|due by|due date|response date|"
     "requested response date|reply before|respond before|response before|comment by|comments "
     "by|comments due|input by|feedback by|action date|action by|date for reply|"
     "date for response|delai|delai de reponse|date limite|date limite de reponse|date "
     "butoir|echeance|reponse avant|reponse avant le|repondre avant|repondre avant le|reponse attendue|"
     "reponse attendue le|reponse attendue pour le|frist|termin|antwortfrist|antwort bis|antwort "
     "erbeten bis|ruckmeldung bis|stellungnahme bis|"
     "bitte antworten sie bis|plazo|plazo de respuesta|fecha limite|fecha limite de respuesta|fecha "
     "tope|responder antes de|responder antes del|respuesta antes de|respuesta antes del|prazo|data "
     "limite|scadenza|termine|termijn|"
     "срок|срок ответа|крайний срок|ответ до|просим ответить "
     "до|截止日期|截止时间|截止期限|截止期|截止|期限|最后期限|回复期限|答复期限|请于|截止時間|最後期限|回覆期限|"
     "答覆期限|回覆截止日期|答覆截止日期|請於|締切|締切日|"
     "締め切り|期日|回答期限|"
     "마감일|마감|기한|회신 기한"},
    {Meaning::from_contact, "from contact|sender contact|submitter contact"},
    {Meaning::response_contact,
     "response contact|person to reply to|send it to|send answers to|answers to|return to|reply contact e-mail|reponse "
     "contact|contact response|reply contact|contact for reply|contact for "
     "replies|contact for response|"
     "contact for responses|contact for answer|contact for answers|response to be sent to|send any reply ls to|send "
     "any reply to|send any response to|send any response ls to|"
     "send any replies to|send reply ls to|send reply to|send replies to|send response to|send responses to|send your "
     "reply to|send your response to|"
     "send comments to|send your comments to|please send reply to|please send replies to|please send response "
     "to|please send responses to|"
     "please send any reply to|please send any reply ls to|please send comments to|please reply to|please respond "
     "to|replies to|replies should be sent to|"
     "responses to|respond to|reply address|response address|address for replies|address for reply|return "
     "address|reply contact person|contact pour reponse|"
     "contact pour la reponse|contact pour les reponses|contact reponse|repondre a|reponses a|adresse de "
     "reponse|kontakt fur antworten|kontakt fur antwort|"
     "kontakt fur ruckmeldungen|ansprechpartner fur antworten|ansprechpartner fur ruckmeldungen|antwort an|antworten "
     "an|antwort bitte an|antworten bitte an|ruckmeldung an|contacto para respuesta|"
     "contacto para respuestas|contacto para la respuesta|respuestas a|responder a|enviar respuesta a|contatto per "
     "risposta|contatto per risposte|rispondere a|"
     "контакт для ответа|контакты для ответа|ответ "
     "направлять|ответить|回复联系人|答复联系人|回复至|回复地址|答复至|回信联系人|回覆聯絡人|答覆聯絡人|回覆聯繫人|"
     "回覆至|回覆地址|答覆至|回答先|返信先|回答連絡先|회신처|회신 "
     "연락처"},
    {Meaning::technical_contact,
     "technical contact|ask about it|technical contact name|technical contact email|technical contact e-mail|tech "
     "contact|tech. "
     "contact|contact technical|technical contact person|technical contact "
     "point|contact for technical question|"
     "contact for technical questions|technical question to|technical questions|technical questions to|technical "
     "expert|expert|contact technique|"
     "correspondant technique|questions techniques|technischer kontakt|technischer ansprechpartner|technische "
     "ansprechpartnerin|"
     "technische ansprechpartner|fachlicher kontakt|fachlicher ansprechpartner|fachliche ansprechpartnerin|"
     "fachliche ansprechpartner|fachliche fragen an|technische fragen|technische fragen an|contacto tecnico|persona de "
     "contacto "
     "tecnico|contato tecnico|contatto tecnico|technisch contact|"
     "технический контакт|технические контакты|контакт по техническим "
     "вопросам|技术联系人|技术联络人|技術聯絡人|技術聯繫人|技術連絡先|技術担当|기술 연락처|기술 담당자"},
    {Meaning::contact,
     "contact|rapporteur|liaison communicated by|communicated by|email of secretary|liaison officer|contact "
     "person|contact point|contact detail|contact information|contact "
     "info|contact name|point of "
     "contact|poc|contact 1|contact 2|"
     "contact 3|personne de contact|personne a "
     "contacter|personne-contact|coordonnees|correspondant|kontakt|kontaktperson|kontaktdaten|ansprechpartner|"
     "ansprechpartnerin|"
     "ansprechperson|contacto|persona de contacto|contato|contatto|persona di "
     "contatto|contactpersoon|контакт|контакты|контактное лицо|контактная "
     "информация|联系人|联络人|联系方式|聯繫人|聯絡方式|聯繫方式|聯絡資訊|"
     "聯絡人|連絡先|連絡担当|担当|担当者|問い合わせ先|연락처|담당자"},
    {Meaning::cc_contact, "cc contact|copy contact"},
    {Meaning::reply_to, "reply to|reply-to|reply|response"},
    {Meaning::identifier, "document|document number|document no|document nr|document id|document reference|doc|doc "
                          "number|doc no|doc. no|doc.no|tdoc|reference|reference number|"
                          "reference no|ref|ref no|our reference|our ref|our number|reference of sender|number of this "
                          "doc|number of this document|our document number|our "
                          "document|liaison number|liaison no|liaison id|liaison "
                          "reference|liaison statement number|liaison statement no|"
                          "ls number|ls no|ls id|ls reference|statement number|identifier|number|no|numero|n°|numero "
                          "de document|notre reference|dokument|dokumentnummer|unser zeichen|nummer|"
                          "documento|referencia|nuestra referencia|номер|номер "
                          "документа|документ|文号|文件号|文件编号|编号|文號|文件號|文件編號|編號|字號|發文字號|"
                          "文書番号|番号|문서 번호|문서번호"},
    {Meaning::in_response_to,
     "previous liaison|previous liaison statement|earlier liaison|response to|in response to|in response|in reply "
     "to|in answer to|answer to|ls reply to|reply to ls|reply ls "
     "to|response to ls|responding to|"
     "referenced liaison|referenced statement|referenced liaison statement|related liaison|related liaison "
     "statement|liaisons referred by this one|liaison referred by this one|your reference|your ref|"
     "your liaison|reply to liaison|response to liaison|en reponse a|reponse a|votre reference|als antwort auf|antwort "
     "auf|in beantwortung von|ihr zeichen|"
     "bezug|en respuesta a|respuesta a|su referencia|in risposta a|risposta a|в ответ на|ответ "
     "на|回复|答复|回应|回覆|答覆|回應|回答対象|回答|返信|회신 대상"},
    {Meaning::supersedes,
     "supersedes|this supersedes|supersedes liaison|supersedes liaison statement|supersedes ls|replaces|this replaces|"
     "replaces liaison|replaces liaison statement|replaces ls|replacement for|replacement of|cancels and replaces|"
     "corrects|correction of|revision of|revises|annule et remplace|remplace|ersetzt|berichtigt|sustituye "
     "a|reemplaza a|anula y sustituye|sostituisce|annulla e sostituisce|заменяет|取代|替代|代替|差替え"},
    {Meaning::study_group, "study group|commission d'etudes|comision de estudio"},
    {Meaning::question, "question|question number|cuestion|вопрос|课题|課題|研究課題"},
    {Meaning::email,
     "e-mail|email|e mail|e-mail address|email address|e-mail addr|mail|mail address|courriel|adresse "
     "electronique|adresse de courriel|adresse e-mail|mel|e-mail-adresse|"
     "correo|correo electronico|correo-e|posta elettronica|эл. почта|эл.почта|электронная почта|адрес "
     "электронной почты|电子邮件|电子邮箱|邮箱|邮件|電子郵件|電子郵箱|電子信箱|電郵|電郵地址|郵箱|メール|"
     "メールアドレス|電子メール|이메일|전자우편"},
    {Meaning::contact_details,
     "name|tel|tel.|tel. number|tel number|telephone|telephone number|phone|phone number|mobile|fax|address|postal "
     "address|company|organization|"
     "organisation|affiliation|country|nom|telephone|telecopie|adresse|societe|entreprise|pays|telefon|firma|anschrift|"
     "handy|nombre|telefono|direccion|empresa|pais|"
     "телефон|тел|тел.|факс|имя|ф.и.о|организация|电话|姓名|传真|地址|单位|傳真|單位|機構|電話|氏名|所属|住所|전화|"
     "이름|소속"},
    {Meaning::page, "url of the ietf web page|url of the web page|url of web page|web page"},
    {Meaning::body, "body|text|text of liaison|body of liaison|message|abstract|resume|zusammenfassung|resumen|overall "
                    "description|texte|inhalt|texto|content|正文|内容|內容|本文"},
    {Meaning::attachments,
     "attachment|attached document|attached file|attached|document attached|enclosure|annexe|piece jointe|pieces "
     "jointes|anlage|anlagen|anhang|anhange|adjunto|documentos adjuntos|"
     "allegato|allegati|вложение|вложения|приложение|приложения|附件|添付|添付資料|첨부"},
    {Meaning::status, "status|action|statut|estado"},
    {Meaning::passed_over,
     "submission date|date submitted|date|date sent|approval|approved "
     "by|approbation|aprobacion|approvato|meeting|meeting, date|meeting date|meeting and date|place|place, date|venue|"
     "working party|release|work item|work item code|agenda item|keyword|original|language|action holder|action "
     "holder contact|"
     "to contact|distribution|study period|document "
     "type|version|priority|reunion|datum|fecha|genehmigung|одобрение|утверждено|дата|批准|日期|时间|会议|時間|會議|"
     "地點|日付|承認|"
     "날짜|승인"},
});

} // namespace liaison
