#include "core/signed_data.hpp"
#include <climits>
#include <memory>
#include <openssl/bio.h>
#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/objects.h>

namespace liaison {
namespace {

/// Each signature costs an operation with a key of the sender's choice.
constexpr int most_signers = 4;

struct FreeBio {
    void operator()(BIO* bio) const { BIO_free_all(bio); }
};
struct FreeCms {
    void operator()(CMS_ContentInfo* cms) const { CMS_ContentInfo_free(cms); }
};

bool is_intact(CMS_ContentInfo* cms) {
    auto const* const signers = CMS_get0_SignerInfos(cms);
    if (signers == nullptr || sk_CMS_SignerInfo_num(signers) > most_signers) return false;
    bool const fits = CMS_verify(cms, nullptr, nullptr, nullptr, nullptr, CMS_NO_SIGNER_CERT_VERIFY | CMS_BINARY) == 1;
    ERR_clear_error();
    return fits;
}

} // namespace

Result<SignedData> open_signed_data(std::string_view der) {
    if (der.size() > INT_MAX) return failure(Fault::bad_input, "too large for a signature");
    std::unique_ptr<BIO, FreeBio> const bytes{BIO_new_mem_buf(der.data(), static_cast<int>(der.size()))};
    std::unique_ptr<CMS_ContentInfo, FreeCms> const cms{d2i_CMS_bio(bytes.get(), nullptr)};
    ERR_clear_error();
    if (!cms || OBJ_obj2nid(CMS_get0_type(cms.get())) != NID_pkcs7_signed)
        return failure(Fault::bad_input, "no signed data");
    auto* const* const content = CMS_get0_content(cms.get());
    if (content == nullptr || *content == nullptr) return failure(Fault::bad_input, "the signature has no content");
    auto const* const text = ASN1_STRING_get0_data(*content);
    auto const size = static_cast<std::size_t>(ASN1_STRING_length(*content));
    SignedData result;
    result.content.assign(text, text + size);
    result.intact = is_intact(cms.get());
    return result;
}

} // namespace liaison
