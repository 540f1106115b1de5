/// Decrypts a journal file page by page without SQLCipher, to look for words that must be gone: free pages
/// and slack included. SQLCipher 4's page: AES-256-CBC, the last 80 bytes hold the IV (16) and an HMAC-SHA512
/// (64); the first page begins with 16 bytes of salt in the clear.
#pragma once

#include <openssl/evp.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

#include "base/bytes.h"

namespace thirdrow::test {

inline std::string plain_pages(const std::filesystem::path& file, ByteView key) {
  constexpr std::size_t kPage = 4096, kReserve = 80, kSalt = 16;
  std::ifstream in(file, std::ios::binary);
  const std::string raw{std::istreambuf_iterator<char>(in), {}};
  if (raw.empty() || raw.size() % kPage != 0) throw std::runtime_error("not a database of whole pages");
  const auto* bytes = reinterpret_cast<const unsigned char*>(raw.data());
  std::string out;
  for (std::size_t at = 0; at < raw.size(); at += kPage) {
    const std::size_t skip = at == 0 ? kSalt : 0;
    const std::size_t length = kPage - kReserve - skip;
    std::string plain(length + 16, '\0');
    int done = 0;
    EVP_CIPHER_CTX* cipher = EVP_CIPHER_CTX_new();
    const bool ok = EVP_DecryptInit_ex(cipher, EVP_aes_256_cbc(), nullptr,
                                       reinterpret_cast<const unsigned char*>(key.data()),
                                       bytes + at + kPage - kReserve) == 1 &&
                    EVP_CIPHER_CTX_set_padding(cipher, 0) == 1 &&
                    EVP_DecryptUpdate(cipher, reinterpret_cast<unsigned char*>(plain.data()), &done,
                                      bytes + at + skip, static_cast<int>(length)) == 1;
    EVP_CIPHER_CTX_free(cipher);
    if (!ok) throw std::runtime_error("page does not decrypt");
    out.append(plain, 0, static_cast<std::size_t>(done));
  }
  return out;
}

}  // namespace thirdrow::test
